import { invalid } from './errors.ts';
import { isPlain } from './text.ts';

/** The sort values of the last row of a page, in the order of the sort; opaque to clients. */
export type CursorValues = readonly (string | number | null)[];

/** Encodes where a page ended. Cursors name values, not offsets, so rows added meanwhile neither repeat nor vanish. */
export const encodeCursor = (values: CursorValues): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/** @throws AppError `invalid` at path `cursor` when the text is not one of ours or belongs to another sort. */
export function decodeCursor(text: string, length: number): CursorValues {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(values) && values.length === length && values.every(isValue)) return values;
  } catch {
    // falls through to the refusal
  }
  throw invalid({
    path: 'cursor',
    message: 'not a cursor of this list; use the nextCursor of the page before',
  });
}

const isValue = (value: unknown): boolean =>
  value === null ||
  (typeof value === 'string' && isPlain(value)) ||
  (typeof value === 'number' && Number.isFinite(value));
