import { describe, expect, test } from 'vitest';
import { type PresentedToken, RETRADE_MS, judge } from './rotation.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const ago = (ms: number): string => new Date(now.getTime() - ms).toISOString();
const fresh: PresentedToken = {
  usedAt: null,
  expiresAt: ago(-1000),
  sessionRevokedAt: null,
  accountActive: true,
  unusedSince: ago(5000),
};

describe('a presented refresh token', () => {
  test('that is unused is traded', () => {
    expect(judge(fresh, now)).toBe('trade');
  });
  test.each([
    ['expired', { expiresAt: ago(0) }],
    ['of an ended session', { sessionRevokedAt: ago(1) }],
    ['of a closed account', { accountActive: false }],
  ])('%s is over', (_, change) => {
    expect(judge({ ...fresh, ...change }, now)).toBe('ended');
    expect(judge({ ...fresh, usedAt: ago(1), unusedSince: ago(1), ...change }, now)).toBe('ended');
  });
  test('traded a moment ago, its successor never used, is traded again', () => {
    const at = ago(RETRADE_MS);
    expect(judge({ ...fresh, usedAt: at, unusedSince: at }, now)).toBe('retrade');
  });
  test('traded longer ago is theft', () => {
    const at = ago(RETRADE_MS + 1);
    expect(judge({ ...fresh, usedAt: at, unusedSince: at }, now)).toBe('theft');
  });
  test('whose successor was used already is theft, however recent', () => {
    expect(judge({ ...fresh, usedAt: ago(10), unusedSince: ago(5) }, now)).toBe('theft');
    expect(judge({ ...fresh, usedAt: ago(10), unusedSince: null }, now)).toBe('theft');
  });
});
