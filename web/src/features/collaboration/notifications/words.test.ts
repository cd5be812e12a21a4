import { describe, expect, it } from 'vitest';
import { daysOf } from './days.ts';
import { snoozeTimes, untilWords } from './snooze-times.ts';
import { sentenceOf } from './words.ts';

describe('what an entry says', () => {
  const say = (...changes: Parameters<typeof sentenceOf>[0]['changes']) => sentenceOf({ changes });

  it('is one sentence, whatever happened', () => {
    expect(say({ kind: 'assigned', from: null, to: null })).toBe('assigned this to you');
    expect(
      say(
        { kind: 'assigned', from: null, to: null },
        { kind: 'status', from: 'OPEN', to: 'IN_PROGRESS' },
        { kind: 'due', from: null, to: null },
      ),
    ).toBe('assigned this to you, moved it to In progress and removed the due date');
    expect(say({ kind: 'role', from: null, to: 'lead' })).toBe('made you a lead of this project');
    expect(say({ kind: 'role', from: null, to: null })).toBe('removed your role in this project');
  });
});

describe('times to come back', () => {
  const keys = (now: Date) => snoozeTimes(now).map(({ key }) => key);

  it('are later than now, and today only while there is enough of it', () => {
    expect(keys(new Date(2026, 10, 27, 10, 20))).toEqual(['later', 'tomorrow', 'week']);
    expect(keys(new Date(2026, 10, 27, 20, 30))).toEqual(['tomorrow', 'week']);
    for (const hour of [0, 8, 12, 19, 23]) {
      const now = new Date(2026, 10, 29, hour, 59);
      for (const { at } of snoozeTimes(now)) expect(at.getTime()).toBeGreaterThan(now.getTime());
    }
  });

  it('are told in few words', () => {
    const now = new Date(2026, 10, 27, 10, 20);
    expect(untilWords(new Date(2026, 10, 27, 14), now)).toBe('today, 14:00');
    expect(untilWords(new Date(2026, 10, 28, 9), now)).toBe('tomorrow, 09:00');
    expect(untilWords(new Date(2026, 10, 30, 9), now)).toMatch(/30 Nov( 2026)?, 09:00$/);
  });
});

it('an inbox is parted by days, in the order it is in', () => {
  const now = new Date(2026, 10, 27, 10, 20);
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();
  const entries = [at(27, 9), at(27, 1), at(26, 23), at(20, 5)].map((shown) => ({ shown }));
  const days = daysOf(entries, ({ shown }) => shown, now);
  expect(days.map(({ name, entries: own }) => [name.split(' ')[0], own.length])).toEqual([
    ['Today', 2],
    ['Yesterday', 1],
    ['Friday', 1],
  ]);
});
