import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Heartbeat } from './heartbeat.ts';
import type { Socket } from './socket.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const fake = () => ({ beat: vi.fn() }) as unknown as Socket & { beat: ReturnType<typeof vi.fn> };

test('asks each socket every thirty seconds, those that came apart at different times', () => {
  using heartbeat = new Heartbeat();
  const [early, late] = [fake(), fake()];
  const end = heartbeat.watch(early);
  vi.advanceTimersByTime(10_000);
  heartbeat.watch(late);
  vi.advanceTimersByTime(19_000);
  expect(early.beat).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect([early.beat.mock.calls.length, late.beat.mock.calls.length]).toEqual([1, 0]);
  vi.advanceTimersByTime(10_000);
  expect(late.beat).toHaveBeenCalledTimes(1);
  end();
  vi.advanceTimersByTime(60_000);
  expect(early.beat).toHaveBeenCalledTimes(1);
  expect(late.beat).toHaveBeenCalledTimes(3);
});

test('has no timer while there is no socket', () => {
  using heartbeat = new Heartbeat();
  expect(vi.getTimerCount()).toBe(0);
  const ends = [fake(), fake()].map((socket) => heartbeat.watch(socket));
  expect(vi.getTimerCount()).toBe(1);
  for (const end of ends) end();
  expect(vi.getTimerCount()).toBe(0);
  const again = fake();
  heartbeat.watch(again);
  vi.advanceTimersByTime(60_000);
  expect(again.beat).toHaveBeenCalledTimes(2);
});
