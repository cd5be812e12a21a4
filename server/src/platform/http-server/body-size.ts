import type { TSchema } from 'typebox';

/** No body gets less room than this, so that a refusal can name fields instead of only saying "too large". */
export const SMALLEST_BODY_LIMIT = 16 * 1024;
/** A character outside ASCII takes six bytes where a client escapes it (`\u20ac`), as Python does by default. */
const BYTES_PER_CHARACTER = 6;
const BYTES_PER_SCALAR = 64;
/** What an array or a map holds at most where its schema does not say. */
const UNSTATED_COUNT = 1000;

interface Shape {
  readonly type?: string | readonly string[];
  readonly maxLength?: number;
  readonly enum?: readonly unknown[];
  readonly maxItems?: number;
  readonly items?: Shape;
  readonly maxProperties?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly anyOf?: readonly Shape[];
}

/**
 * How many bytes a route reads of a body: what the largest body takes that its schema accepts, rounded up
 * to 16 kB. A route whose schema states no bound gets all that the server reads at most.
 */
export function bodyLimitOf(schema: TSchema | undefined, most: number): number {
  const largest = schema ? largestOf(schema as Shape) : 0;
  const steps = Math.ceil(largest / SMALLEST_BODY_LIMIT);
  return Math.min(most, Math.max(1, steps) * SMALLEST_BODY_LIMIT);
}

/** Bytes of the largest JSON text that a schema accepts, written without needless white space. */
function largestOf(shape: Shape): number {
  if (shape.anyOf) return Math.max(...shape.anyOf.map((branch) => largestOf(branch)));
  if (shape.enum) return BYTES_PER_SCALAR;
  const types = [shape.type ?? 'anything'].flat();
  return Math.max(...types.map((type) => largestOfType(shape, type)));
}

function largestOfType(shape: Shape, type: string): number {
  switch (type) {
    case 'string':
      return BYTES_PER_SCALAR + (shape.maxLength ?? 0) * BYTES_PER_CHARACTER;
    case 'array': {
      const { items, maxItems = UNSTATED_COUNT } = shape;
      return items ? maxItems * (1 + largestOf(items)) : Infinity;
    }
    case 'object':
      return largestOfObject(shape);
    case 'anything':
      return Infinity;
    default:
      return BYTES_PER_SCALAR;
  }
}

function largestOfObject({
  properties = {},
  additionalProperties,
  maxProperties = UNSTATED_COUNT,
}: Shape): number {
  const known = Object.entries(properties).map(([name, part]) => name.length + 4 + largestOf(part));
  const sum = known.reduce((total, bytes) => total + bytes, 2);
  if (typeof additionalProperties !== 'object') return sum;
  return sum + maxProperties * (BYTES_PER_SCALAR + largestOf(additionalProperties));
}
