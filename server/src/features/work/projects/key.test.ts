import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEY_PATTERN, deriveKey, freeKey } from './key.ts';

describe('deriveKey', () => {
  it.each([
    ['Website relaunch', 'WR'],
    ['Onboarding', 'ONBO'],
    ['QUIC', 'QUIC'],
    ['Überraschung für Zoë', 'UFZ'],
    ['2026 Roadmap', 'RPRJ'],
    ['日本語', 'PRJ'],
    ['!', 'PRJ'],
  ])('makes of %j the key %s', (name, key) => {
    expect(deriveKey(name)).toBe(key);
  });

  it('always makes a legal key', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 120, unit: 'binary' }), (name) => {
        expect(deriveKey(name)).toMatch(new RegExp(KEY_PATTERN));
      }),
    );
  });
});

describe('freeKey', () => {
  it('takes the first that is free', () => {
    expect(freeKey('WR', new Set())).toBe('WR');
    expect(freeKey('WR', new Set(['WR', 'WR2']))).toBe('WR3');
  });

  it('stays within ten characters', () => {
    expect(freeKey('ABCDEFGHIJ', new Set(['ABCDEFGHIJ']))).toBe('ABCDEFGHI2');
  });
});
