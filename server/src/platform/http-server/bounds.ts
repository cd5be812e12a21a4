import type { TSchema } from 'typebox';

/**
 * Every text, list and number of the contract has a bound. A schema states its own where it matters; these hold
 * for the rest, in requests (which are refused beyond them) and in answers (which tests hold to them).
 */
const MOST_CHARACTERS = 2000;
const MOST_ITEMS = 1000;
/** What a text of a format takes at most; a time may have an offset and a fraction. */
const CHARACTERS_OF: Readonly<Record<string, number>> = {
  uuid: 36,
  date: 10,
  'date-time': 40,
  email: 254,
};
const INT32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1, format: 'int32' };

interface Shape {
  readonly type?: string | readonly string[];
  readonly [keyword: string]: unknown;
}

/** A copy of a schema that states a bound for everything in it. */
export function withBounds<S extends TSchema>(schema: S): S {
  return bounded(schema as unknown as Shape) as unknown as S;
}

function bounded(shape: Shape): Shape {
  const types = [shape.type ?? []].flat();
  const parts = withBoundedParts(shape);
  return {
    ...parts,
    ...(types.includes('string') && boundOfText(shape)),
    ...(types.includes('array') && { maxItems: MOST_ITEMS, ...pick(shape, ['maxItems']) }),
    ...(types.includes('integer') && boundOfInteger(shape)),
  };
}

/** The same of everything that a schema is made of; the names of fields are no keywords. */
function withBoundedParts(shape: Shape): Shape {
  const entries = Object.entries(shape).map(([keyword, part]): [string, unknown] => {
    switch (keyword) {
      case 'properties':
      case 'patternProperties':
        return [keyword, mapValues(part as Record<string, Shape>, bounded)];
      case 'anyOf':
      case 'allOf':
      case 'oneOf':
        return [keyword, (part as Shape[]).map((branch) => bounded(branch))];
      case 'items':
      case 'additionalProperties':
        return [keyword, typeof part === 'object' ? bounded(part as Shape) : part];
      default:
        return [keyword, part];
    }
  });
  return Object.fromEntries(entries);
}

function boundOfText({ maxLength, format, ...shape }: Shape): object {
  if (maxLength !== undefined || shape['enum'] !== undefined || shape['const'] !== undefined)
    return {};
  return { maxLength: CHARACTERS_OF[String(format)] ?? MOST_CHARACTERS };
}

function boundOfInteger(shape: Shape): object {
  const own = pick(shape, ['minimum', 'maximum']);
  const fits = Object.values(own).every((bound) => Math.abs(Number(bound)) <= INT32.maximum);
  return { ...INT32, ...own, format: fits ? 'int32' : 'int64' };
}

const pick = (shape: Shape, keywords: readonly string[]): object =>
  Object.fromEntries(Object.entries(shape).filter(([keyword]) => keywords.includes(keyword)));

const mapValues = (parts: Record<string, Shape>, change: (shape: Shape) => Shape): object =>
  Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, change(part)]));
