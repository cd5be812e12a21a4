import type { TSchema } from 'typebox';

/** Of no body fewer are read, so that a refusal can name fields instead of only counting. */
const FEWEST_VALUES = 2500;
/** What an array or a map holds at most where its schema does not say. */
const UNSTATED_COUNT = 1000;

interface Shape {
  readonly maxItems?: number;
  readonly items?: Shape;
  readonly maxProperties?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly anyOf?: readonly Shape[];
}

/** How many values a route reads of a body: twice as many as its schema can accept, and never just a few. */
export const mostValuesOf = (schema: TSchema | undefined): number =>
  Math.max(FEWEST_VALUES, schema ? 2 * mostIn(schema as Shape) : 0);

function mostIn({
  anyOf,
  items,
  maxItems = UNSTATED_COUNT,
  properties = {},
  additionalProperties,
  maxProperties = UNSTATED_COUNT,
}: Shape): number {
  if (anyOf) return Math.max(...anyOf.map((branch) => mostIn(branch)));
  const known = Object.values(properties).reduce((sum, part) => sum + mostIn(part), 0);
  const isMap = typeof additionalProperties === 'object';
  return (
    1 +
    known +
    (items ? maxItems * mostIn(items) : 0) +
    (isMap ? maxProperties * mostIn(additionalProperties) : 0)
  );
}

/** What a value takes outside of texts: a long number, or its share of brackets, commas and indentation. */
const BYTES_PER_VALUE = 64;

/** The name of a field takes less, escaped character by character. A longer one costs more to refuse by itself. */
const MOST_NAME_BYTES = 24 * 1024;

const [QUOTE, BACKSLASH, COMMA, COLON, LIST, OBJECT] = [0x22, 0x5c, 0x2c, 0x3a, 0x5b, 0x7b];

/**
 * What JSON holds too much of, found without parsing it and no further than it takes to tell: more values than `most`, or
 * longer numbers, white space and names than so many values need. Making objects of a few hundred kilobytes of them takes
 * longer than any request that is accepted.
 * @returns undefined for JSON that may be parsed
 */
export function excessOf(json: Buffer, most: number): string | undefined {
  const mostOutside = most * BYTES_PER_VALUE;
  const tooMany = `holds more than ${most} values`;
  let [values, outside, texts, lastText] = [0, 0, 0, 0];
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (++outside > mostOutside)
      return `holds more than ${mostOutside} characters outside of texts`;
    if (byte === QUOTE) {
      // A value has one name at most.
      if (++texts > 2 * most + 2) return tooMany;
      const end = endOfText(json, at);
      lastText = end - at;
      at = end;
    } else if (byte === COLON) {
      if (lastText > MOST_NAME_BYTES)
        return `holds a name of a field of more than ${MOST_NAME_BYTES} bytes`;
    } else if ((byte === COMMA || byte === LIST || byte === OBJECT) && ++values > most)
      return tooMany;
  }
  return undefined;
}

/** Where the text that begins at a quote ends: at the next quote that no backslash escapes. */
function endOfText(json: Buffer, begin: number): number {
  const quote = json.indexOf(QUOTE, begin + 1);
  if (quote === -1) return json.length;
  let slashes = 0;
  while (json[quote - 1 - slashes] === BACKSLASH) slashes += 1;
  if (slashes % 2 === 0) return quote;
  // Where one quote is escaped many may be, and a search for each would take ten times as long as a look at each byte.
  let at = quote + 1;
  while (at < json.length && json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1;
  return Math.min(at, json.length);
}
