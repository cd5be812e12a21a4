/** How the values of a cache are written down for Redis, as JSON. */
export interface CacheCodec<V> {
  /** Raise it whenever what is written changes its shape: two versions of the code share one Redis. */
  readonly version: number;
  write(value: V): unknown;
  read(json: unknown): V;
}

/** For values that JSON gives back as they were. `undefined`, that there is nothing, is one of them. */
export const jsonCodec = <V>(version: number): CacheCodec<V> => ({
  version,
  write: (value) => value,
  // Stored values are encrypted, so this codec wrote them.
  read: (json) => json as V,
});

/** A field that is undefined is not written, which is how it is read back. */
export const encode = <V>(codec: CacheCodec<V>, value: V): string =>
  JSON.stringify({ form: codec.version, value: codec.write(value) });

/** @returns undefined for what another version of the code wrote */
export function decode<V>(codec: CacheCodec<V>, text: string): { readonly value: V } | undefined {
  const stored = JSON.parse(text) as { form: number; value?: unknown };
  return stored.form === codec.version ? { value: codec.read(stored.value) } : undefined;
}
