import type { Call, Scope } from './scope.ts';

/** Calls by name; undefined for what is not needed this time. */
export type NamedBatch = Readonly<Record<string, Call<unknown> | undefined>>;
/** The rows of each. */
export type BatchResults<A extends NamedBatch> = {
  -readonly [N in keyof A]: NonNullable<A[N]> extends Call<infer R> ? R[] : never;
};

/**
 * A batch by name, some of it only when it is needed: what is undefined is not asked and answers no rows.
 * @example const { project, usage } = await namedBatch(tx, { project: …, usage: limited ? … : undefined });
 */
export async function namedBatch<const A extends NamedBatch>(
  scope: Scope,
  calls: A,
): Promise<BatchResults<A>> {
  const names = Object.keys(calls).filter((name) => calls[name] !== undefined);
  const answers =
    names.length === 0 ? [] : await scope.batch(names.map((name) => calls[name] as Call<unknown>));
  const byName = new Map(names.map((name, i) => [name, answers[i]]));
  return Object.fromEntries(
    Object.keys(calls).map((name) => [name, byName.get(name) ?? []]),
  ) as BatchResults<A>;
}
