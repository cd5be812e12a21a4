/** How many faults a refusal names, and so how many of a kind it looks for. */
export const MOST_FIELDS = 20;

interface Shape {
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: Shape;
  readonly maxProperties?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly anyOf?: readonly Shape[];
}

/**
 * As much of refused data as it takes to name its faults: of an array one item more than it may have, of an
 * object its known fields and a few unknown ones, of a text a little more than its bound. Every fault of what
 * is left is a fault of the whole. So naming faults costs no more than
 * accepting the largest data that the schema allows, however much was sent.
 */
export function trim(shape: Shape, data: unknown): unknown {
  if (shape.anyOf) return shape.anyOf.reduce((rest, branch) => trim(branch, rest), data);
  if (typeof data === 'string') return trimText(shape, data);
  if (data === null || typeof data !== 'object') return data;
  if (Array.isArray(data)) return trimArray(shape, data);
  return trimObject(shape, data as Record<string, unknown>);
}

function trimText({ maxLength }: Shape, text: string): string {
  // A character is two units at most.
  return maxLength === undefined ? text : text.slice(0, 2 * maxLength + 2);
}

function trimArray({ items, maxItems }: Shape, data: readonly unknown[]): unknown[] {
  const kept = data.slice(0, (maxItems ?? 1000) + 1);
  return items ? kept.map((item) => trim(items, item)) : kept;
}

function trimObject(shape: Shape, data: Readonly<Record<string, unknown>>): object {
  const { properties = {}, additionalProperties, maxProperties = 1000 } = shape;
  const rest = typeof additionalProperties === 'object' ? additionalProperties : {};
  const mostUnknown = additionalProperties === false ? MOST_FIELDS : maxProperties;
  const kept = Object.create(null) as Record<string, unknown>;
  let unknown = 0;
  for (const name in data) {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!known && unknown > mostUnknown) continue;
    if (!known) unknown += 1;
    kept[name] = trim(known ?? rest, data[name]);
  }
  return kept;
}
