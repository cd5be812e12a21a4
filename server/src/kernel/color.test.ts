import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colorFor } from './color.ts';

describe('colorFor', () => {
  it('gives any name a colour, and the same one each time', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(colorFor(name)).toMatch(/^#[0-9a-f]{6}$/);
        expect(colorFor(name)).toBe(colorFor(name));
      }),
    );
  });

  it('tells most names apart', () => {
    const names = [
      'design',
      'transport',
      'editorial',
      'has-consensus',
      'http',
      'tls',
      'recovery',
      'ops',
    ];
    expect(new Set(names.map(colorFor)).size).toBeGreaterThan(4);
  });
});
