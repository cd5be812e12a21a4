import type { FieldProblem } from './errors.ts';

/**
 * The text this product holds: well-formed Unicode without U+0000. JSON escapes can spell half of a surrogate
 * pair, which no UTF-8 can carry, and PostgreSQL stores no U+0000. Everything that comes from outside is held
 * against this at the edge, so that nothing behind it meets text that a database or another parser refuses.
 */
export const isPlain = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** The same text with U+FFFD in place of what {@link isPlain} refuses: for text no one can be asked to correct. */
export const toPlain = (text: string): string =>
  isPlain(text) ? text : text.toWellFormed().replaceAll('\0', '\uFFFD');

const NOT_UNICODE = 'holds half of a surrogate pair; text must be well-formed Unicode';
const HOLDS_NUL = 'may not contain the character U+0000';

/** Where a value is inside of another. */
interface Place {
  readonly value: unknown;
  readonly key: string;
  readonly parent: Place | undefined;
}

/**
 * The first text in a value that is not plain, keys of objects included.
 * @param path names the value itself
 * @returns undefined when all of it is plain
 */
export function textProblem(value: unknown, path = ''): FieldProblem | undefined {
  // No recursion: a parsed body may be nested deeper than the stack.
  const left: Place[] = [{ value, key: path, parent: undefined }];
  for (let place = left.pop(); place; place = left.pop()) {
    const { value: here } = place;
    if (typeof here === 'string') {
      if (!isPlain(here)) return { path: pathOf(place), message: problemOf(here) };
    } else if (typeof here === 'object' && here !== null)
      for (const [key, inner] of Object.entries(here)) {
        const next = { value: inner, key, parent: place };
        if (!isPlain(key)) return { path: pathOf(next), message: `its name ${problemOf(key)}` };
        if (typeof inner === 'string' || typeof inner === 'object') left.push(next);
      }
  }
  return undefined;
}

const problemOf = (text: string): string => (text.isWellFormed() ? HOLDS_NUL : NOT_UNICODE);

const [MOST_STEPS, LONGEST_KEY] = [20, 100];

/** Dotted, and shortened for error messages, at any depth. */
function pathOf(place: Place): string {
  const keys: string[] = [];
  for (let at: Place | undefined = place; at; at = at.parent) {
    if (at.key !== '') keys.unshift(toPlain(at.key.slice(0, LONGEST_KEY)));
    if (keys.length > MOST_STEPS) return ['…', ...keys].join('.');
  }
  return keys.join('.');
}

/** Escapes that may stand for what is not plain. Unescaped, JSON text that was decoded from UTF-8 holds none. */
const SUSPECT = /\\u(?:[dD][89a-fA-F]|0000)/;

/** Whether JSON text could hold text that is not plain, so that its value is worth a look. */
export const isSuspect = (json: string): boolean => SUSPECT.test(json);

/** As `JSON.stringify`, with every text made plain: what is written down can be read and stored anywhere. */
export function plainJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!isSuspect(json)) return json;
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'string') return toPlain(inner);
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, one]) => [toPlain(key), one]));
  });
}

/** As `JSON.parse`, for what an earlier version wrote down: every text in it comes out plain. */
export function parsePlain(json: string): unknown {
  const value: unknown = JSON.parse(json);
  return isSuspect(json) ? JSON.parse(plainJson(value)) : value;
}
