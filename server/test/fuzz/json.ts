/** JSON that `JSON.stringify` would not write. */

/** Stands in a value as it is written here, whether that is JSON or not. */
export class Raw {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** An object whose names may come twice, or be `__proto__`. */
export class Fields {
  readonly pairs: readonly (readonly [name: string, value: unknown])[];

  constructor(pairs: readonly (readonly [name: string, value: unknown])[]) {
    this.pairs = pairs;
  }
}

export function toJson(value: unknown): string {
  if (value instanceof Raw) return value.text;
  if (value instanceof Fields) return objectOf(value.pairs);
  if (Array.isArray(value)) return `[${value.map((item) => toJson(item)).join(',')}]`;
  if (value !== null && typeof value === 'object') return objectOf(Object.entries(value));
  return JSON.stringify(value) ?? 'null';
}

const objectOf = (pairs: readonly (readonly [string, unknown])[]): string =>
  `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${toJson(value)}`).join(',')}}`;
