import { decodeCursor, encodeCursor } from './cursor.ts';
import { invalid } from './errors.ts';
import { parseId } from './ids.ts';

/** Cursors of the two kinds of list in the control plane. A cursor comes from outside: nothing in it is trusted. */

/** Of a list in the order of ids. */
export const toIdCursor = (id: string): string => encodeCursor([id]);

/** @throws AppError `invalid` at path `cursor` */
export function fromIdCursor(text: string | undefined): string | null {
  return text === undefined ? null : checkedId(decodeCursor(text, 1)[0]);
}

/** Where a list in the order of lower-case names, then ids, has got to. */
export interface NamePosition {
  readonly name: string;
  readonly id: string;
}

export const toNameCursor = (name: string, id: string): string =>
  encodeCursor([name.toLowerCase(), id]);

/** @throws AppError `invalid` at path `cursor` */
export function fromNameCursor(text: string | undefined): NamePosition | undefined {
  if (text === undefined) return undefined;
  const [name, id] = decodeCursor(text, 2);
  return { name: String(name), id: checkedId(id) };
}

function checkedId(value: unknown): string {
  const id = parseId(value);
  if (id) return id;
  throw invalid({
    path: 'cursor',
    message: 'is not a cursor of this list; use the nextCursor of the page before',
  });
}
