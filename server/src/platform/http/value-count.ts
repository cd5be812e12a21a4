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

const [QUOTE, BACKSLASH, COMMA, LIST, OBJECT] = [0x22, 0x5c, 0x2c, 0x5b, 0x7b];

/**
 * Whether JSON holds more values than that, found without parsing it and no further than it takes to tell. Making
 * objects of a few hundred kilobytes of them takes longer than any request that is accepted.
 */
export function hasMoreValues(json: Buffer, most: number): boolean {
  let values = 0;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (byte === QUOTE) at = endOfText(json, at);
    else if ((byte === COMMA || byte === LIST || byte === OBJECT) && ++values > most) return true;
  }
  return false;
}

/** Where the text that begins at a quote ends: at the next quote that no backslash escapes. */
function endOfText(json: Buffer, begin: number): number {
  let end = json.indexOf(QUOTE, begin + 1);
  while (end !== -1) {
    let slashes = 0;
    while (json[end - 1 - slashes] === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return end;
    end = json.indexOf(QUOTE, end + 1);
  }
  return json.length;
}
