import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeCursor } from './cursor.ts';
import { cutPage } from './page.ts';
import { cursorAt, placeOf } from './sort.ts';

const FIELDS = {
  title: { kind: 'text' },
  number: { kind: 'integer' },
  dueAt: { kind: 'time', nullable: true },
} as const;
const ID = '0199d0f2-5a77-7c50-8000-000000000001';

describe('placeOf', () => {
  it('begins at the start without a cursor', () => {
    expect(placeOf(FIELDS, '-number', undefined)).toMatchObject({
      field: 'number',
      descending: true,
      behind: 'nothing',
    });
  });

  it('comes back to the row its cursor names', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 }), fc.uuid(), (value, id) => {
        const place = placeOf(FIELDS, 'number', undefined);
        expect(placeOf(FIELDS, 'number', cursorAt(place, value, id))).toMatchObject({
          behind: 'value',
          value,
          id,
        });
      }),
    );
    const due = placeOf(FIELDS, '-dueAt', undefined);
    expect(placeOf(FIELDS, '-dueAt', cursorAt(due, null, ID))).toMatchObject({
      behind: 'null',
      value: null,
    });
  });

  it.each([
    ['another sort', encodeCursor(['title', 'a', ID])],
    ['another direction', encodeCursor(['-number', 1, ID])],
    ['a value of another type', encodeCursor(['number', 'one', ID])],
    ['a fraction', encodeCursor(['number', 1.5, ID])],
    ['a number no column holds', encodeCursor(['number', 2 ** 40, ID])],
    ['null where none can be', encodeCursor(['number', null, ID])],
    ['something else than an id', encodeCursor(['number', 1, "' or true"])],
    ['too few values', encodeCursor([1, ID])],
    ['noise', 'AAAA'],
  ])('refuses a cursor with %s', (_what, cursor) => {
    expect(() => placeOf(FIELDS, 'number', cursor)).toThrow('cursor');
  });

  it('refuses times and texts the database would choke on', () => {
    expect(() =>
      placeOf(FIELDS, 'dueAt', encodeCursor(['dueAt', '2026-13-01T00:00:00.000Z', ID])),
    ).toThrow('cursor');
    expect(() => placeOf(FIELDS, 'title', encodeCursor(['title', 'a\0b', ID]))).toThrow('cursor');
  });
});

describe('cutPage', () => {
  it('has a next page exactly when one more was found', () => {
    expect(cutPage([1, 2, 3], 2, String)).toEqual({ items: [1, 2], nextCursor: '2' });
    expect(cutPage([1, 2], 2, String)).toEqual({ items: [1, 2], nextCursor: null });
    expect(cutPage([], 2, String)).toEqual({ items: [], nextCursor: null });
  });
});
