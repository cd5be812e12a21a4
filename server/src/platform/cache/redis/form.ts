/** How the values of a cache are written down for Redis, as JSON. */
export interface Form<V> {
  /** Raise it whenever what is written changes its shape: two versions of the code share one Redis. */
  readonly version: number;
  write(value: V): unknown;
  read(json: unknown): V;
}

/** For values that JSON gives back as they were. `undefined`, that there is nothing, is one of them. */
export const asJson = <V>(version: number): Form<V> => ({
  version,
  write: (value) => value,
  // What lies there is encrypted, so it is what this form wrote.
  read: (json) => json as V,
});

/** A field that is undefined is not written, which is how it is read back. */
export const textOf = <V>(form: Form<V>, value: V): string =>
  JSON.stringify({ form: form.version, value: form.write(value) });

/** @returns undefined for what another version of the code wrote */
export function valueIn<V>(form: Form<V>, text: string): { readonly value: V } | undefined {
  const held = JSON.parse(text) as { form: number; value?: unknown };
  return held.form === form.version ? { value: form.read(held.value) } : undefined;
}
