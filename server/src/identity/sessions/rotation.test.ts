import { describe, expect, test } from 'vitest';
import { type PresentedToken, REPEAT_MS, judge as judgeAt } from './rotation.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const ago = (ms: number): string => new Date(now.getTime() - ms).toISOString();
const fresh: PresentedToken = {
  usedAt: null,
  expiresAt: ago(-1000),
  sessionRevokedAt: null,
  accountActive: true,
  unusedSince: ago(5000),
  isRepeated: false,
};
const judge = (token: PresentedToken, arrived = now) => judgeAt(token, { arrived, now });

describe('a presented refresh token', () => {
  test('that is unused is traded', () => {
    expect(judge(fresh)).toBe('trade');
  });
  test.each([
    ['expired', { expiresAt: ago(0) }],
    ['of an ended session', { sessionRevokedAt: ago(1) }],
    ['of a closed account', { accountActive: false }],
  ])('%s is over', (_, change) => {
    expect(judge({ ...fresh, ...change })).toBe('ended');
    expect(judge({ ...fresh, usedAt: ago(1), unusedSince: ago(1), ...change })).toBe('ended');
  });
  test('traded a moment ago is repeated for the client that knows the key', () => {
    const at = ago(REPEAT_MS);
    const used = { ...fresh, usedAt: at, unusedSince: at };
    expect(judge({ ...used, isRepeated: true })).toBe('repeat');
    expect(judge(used), 'without the key').toBe('theft');
  });
  test('traded longer ago is theft, key or not', () => {
    const at = ago(REPEAT_MS + 1);
    expect(judge({ ...fresh, usedAt: at, unusedSince: at, isRepeated: true })).toBe('theft');
  });
  test('whose successor was used already is theft, however recent', () => {
    const used = { ...fresh, usedAt: ago(10), isRepeated: true };
    expect(judge({ ...used, unusedSince: ago(5) })).toBe('theft');
    expect(judge({ ...used, unusedSince: null })).toBe('theft');
  });
  test('that was under way while another request traded it is refused, and ends nothing', () => {
    const used = { ...fresh, usedAt: ago(10), unusedSince: ago(10) };
    expect(judge(used, new Date(ago(10)))).toBe('busy');
    expect(judge(used, new Date(ago(9)))).toBe('theft');
  });
});
