import { LRUCache } from 'lru-cache';
import { type Parse, asText, parserOf } from './types.ts';

/** Turns one row as the wire has it (text or null for each column) into an object. */
export type ReadRow = (fields: readonly (string | null)[]) => Record<string, unknown>;

/** For statements that answer no rows. */
export const readNothing: ReadRow = () => ({});

interface Column {
  readonly name: string;
  readonly dataTypeID: number;
}

/** One reader serves every statement with the same columns; behind a pooler each message describes them again. */
const readers = new LRUCache<string, ReadRow>({ max: 2_000 });

/** The reader of rows with these columns. */
export function rowReader(columns: readonly Column[]): ReadRow {
  const shape = JSON.stringify(columns.map(({ name, dataTypeID }) => [name, dataTypeID]));
  const known = readers.get(shape);
  if (known) return known;
  const fresh = writeReader(columns);
  readers.set(shape, fresh);
  return fresh;
}

/**
 * Writes the reader of one statement's rows as an object literal, which the engine gives a fixed
 * shape: a list of 50 tasks is read in a quarter of the time that setting 26 properties by name takes.
 * The names are those of columns in our own statements, and quoted.
 */
function writeReader(columns: readonly Column[]): ReadRow {
  const parsers = columns.map((column) => parserOf(column.dataTypeID));
  const properties = columns.map(({ name }, i) => {
    const value = parsers[i] === asText ? `f[${i}]` : `f[${i}] === null ? null : p[${i}](f[${i}])`;
    return `[${JSON.stringify(name)}]: ${value}`;
  });
  const make = new Function('p', `return (f) => ({${properties.join(',')}});`) as (
    parsers: readonly Parse[],
  ) => ReadRow;
  return make(parsers);
}
