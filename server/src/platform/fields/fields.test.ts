import Type from 'typebox';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { fields } from './index.ts';

interface Book {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly stars: 'one' | 'two';
  readonly tags: readonly string[];
  readonly ownerId: string | null;
  readonly secret: string;
  readonly version: number;
  /** In no column. */
  readonly shelf: string;
}
type Names = ReadonlyMap<string, string>;

const bookFields = fields<Book, 'shelf', Names, Names>()({
  id: { column: 'id', personal: false, view: Type.String() },
  place: {
    derive: ({ shelf, id }) => `${shelf}/${id}`,
    view: Type.String(),
    snapshot: Type.String(),
  },
  title: {
    column: 'title',
    personal: true,
    view: Type.String(),
    input: Type.String({ maxLength: 10 }),
    accept: (title: string) => title.trim(),
    row: Type.String(),
    history: (title) => title,
  },
  text: {
    column: 'text',
    personal: true,
    isLong: true,
    view: Type.String(),
    snapshot: Type.Optional(Type.String()),
    initial: '',
    history: (text, other) => `${text.length} after ${other.length}`,
  },
  stars: {
    column: 'star_count',
    personal: false,
    encode: (stars: Book['stars']): number => (stars === 'one' ? 1 : 2),
    decode: (count: number): Book['stars'] => (count === 1 ? 'one' : 'two'),
    view: Type.String(),
  },
  tags: {
    column: 'tags',
    personal: true,
    encode: (tags: readonly string[]): string => tags.join(),
    decode: (text: string): readonly string[] => text.split(','),
    view: Type.Array(Type.String()),
    accept: (tags: readonly string[], before) => (before?.join() === tags.join() ? before : tags),
  },
  ownerId: {
    column: 'owner_id',
    personal: true,
    view: Type.String(),
    shownAs: 'owner',
    show: (id, names) => names.get(id ?? '') ?? 'nobody',
    snapshot: Type.Union([Type.String(), Type.Null()]),
    history: (id, _other, names) => names.get(id ?? ''),
  },
  secret: { column: 'secret', personal: true },
  version: {
    column: 'version',
    personal: false,
    followsOthers: true,
    view: Type.Integer(),
    initial: 1,
  },
  can: { derive: () => true, view: Type.Boolean() },
});

const names: Names = new Map([['u1', 'Anna']]);
const book: Book = {
  id: '1',
  title: 'A',
  text: 'long',
  stars: 'two',
  tags: ['x', 'y'],
  ownerId: 'u1',
  secret: 's',
  version: 3,
  shelf: 'top',
};
const row = {
  id: '1',
  title: 'A',
  text: 'long',
  star_count: 2,
  tags: 'x,y',
  owner_id: 'u1',
  secret: 's',
  version: 3,
};

describe('an entity described field by field', () => {
  it('is a row of its table, and back', () => {
    expect(bookFields.columns).toEqual(Object.keys(row));
    expect(bookFields.personalColumns).toEqual(['title', 'text', 'tags', 'owner_id', 'secret']);
    expect(bookFields.impersonalColumns).toEqual(['id', 'star_count', 'version']);
    expect(bookFields.toRow(book)).toEqual(row);
    const { shelf: _, ...stored } = book;
    expect(bookFields.fromRow(row)).toEqual(stored);
    expectTypeOf(bookFields.toRow(book)).toEqualTypeOf<{
      id: string;
      title: string;
      text: string;
      star_count: number;
      tags: string;
      owner_id: string | null;
      secret: string;
      version: number;
    }>();
    expectTypeOf(bookFields.fromRow(row)).toEqualTypeOf<Omit<Book, 'shelf'>>();
  });

  it('is shown as it says, in the order in which it is declared', () => {
    const view = bookFields.view(book, names);
    expect(JSON.stringify(view)).toBe(
      '{"id":"1","place":"top/1","title":"A","text":"long","stars":"two","tags":["x","y"],"owner":"Anna","version":3,"can":true}',
    );
    expect(Object.keys(bookFields.viewProperties)).toEqual(Object.keys(view));
    expectTypeOf(view.owner).toEqualTypeOf<string>();
    expectTypeOf(view).not.toHaveProperty('secret');
  });

  it('is told in events with its ids, and long texts when they are new', () => {
    const told = bookFields.snapshot(book, false);
    expect(told).toEqual({
      id: '1',
      place: 'top/1',
      title: 'A',
      stars: 'two',
      tags: ['x', 'y'],
      ownerId: 'u1',
      version: 3,
    });
    expect(bookFields.snapshot(book, true)).toEqual({ ...told, text: 'long' });
    expect(Object.keys(bookFields.snapshotProperties)).not.toContain('can');
    expectTypeOf(told.text).toEqualTypeOf<string | undefined>();
  });

  it('takes what a request names', () => {
    expect(bookFields.accepted({ title: ' B ', unknown: 1, secret: 'x' })).toEqual({ title: 'B' });
    expect(bookFields.accepted({ tags: ['x', 'y'] }, book).tags).toBe(book.tags);
    expect(bookFields.initial).toEqual({ text: '', version: 1 });
    expect(Object.keys(bookFields.inputProperties)).toEqual(['title']);
    expect(Object.keys(bookFields.rowRules)).toEqual(['title']);
  });

  it('differs in fields: one difference for table, events and history', () => {
    const after = { ...book, text: 'longer', tags: ['x', 'y'], ownerId: null, version: 4 };
    const diff = bookFields.diff(book, after);
    expect(diff.fields).toEqual(['text', 'ownerId', 'version']);
    expect(bookFields.isChange(diff)).toBe(true);
    expect(bookFields.isChange(bookFields.diff(book, { ...book, version: 4 }))).toBe(false);
    expect(bookFields.columnsOf(diff.fields)).toEqual(['text', 'owner_id', 'version']);
    expect(bookFields.changed(diff)).toEqual({
      fields: ['text', 'ownerId'],
      before: { ownerId: 'u1' },
    });
    expect(bookFields.history(diff, names)).toEqual([
      { field: 'text', from: '4 after 6', to: '6 after 4' },
      { field: 'owner', from: 'Anna', to: undefined },
    ]);
  });

  it('says so when a field is missing, is of another type, or does not exist', () => {
    const describeNote = fields<{ id: string; at: number }, never, object, object>();
    const id = { column: 'id', personal: false } as const;
    const at = { column: 'at', personal: false } as const;
    // @ts-expect-error at is missing
    describeNote({ id });
    // @ts-expect-error whether at is about people is missing
    describeNote({ id, at: { column: 'at' } });
    // @ts-expect-error its column holds something else
    describeNote({ id, at: { ...at, decode: (stored: string) => stored } });
    // @ts-expect-error a field that the type does not have is derived
    describeNote({ id, at, other: at });
    expect(describeNote({ id, at }).columns).toEqual(['id', 'at']);
  });
});
