import type { Call, Scope } from './scope.ts';

/** Reads by name; undefined for what is not needed this time. */
export type NamedBatch = Readonly<Record<string, Call<unknown> | undefined>>;
/** The rows of each. */
export type BatchResults<A extends NamedBatch> = {
  -readonly [N in keyof A]: NonNullable<A[N]> extends Call<infer R> ? R[] : never;
};

/**
 * Reads by name in one message, some of them only when they are needed: what is undefined is not asked and answers no
 * rows. In which order the object names them says nothing, so what changes or locks rows is not among them.
 * @param options.after what is done before the reads, in this order: locks and changes
 * @example const { project, usage } = await namedBatch(tx, { project: …, usage: limited ? … : undefined }, { after: [lock] });
 */
export async function namedBatch<const A extends NamedBatch>(
  scope: Scope,
  reads: A,
  { after = [] }: { after?: readonly (Call<unknown> | undefined)[] } = {},
): Promise<BatchResults<A>> {
  const first = after.filter((call) => call !== undefined);
  const named = Object.entries(reads)
    .flatMap(([name, read]) => (read ? [{ name, read }] : []))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const ordered = named.find(({ read }) => !scope.onlyReads(read));
  if (ordered) throw new Error(`"${ordered.name}" changes or locks rows: it comes in "after"`);
  const calls = [...first, ...named.map(({ read }) => read)];
  const answers = calls.length === 0 ? [] : (await scope.batch(calls)).slice(first.length);
  const byName = new Map(named.map(({ name }, i) => [name, answers[i]]));
  return Object.fromEntries(
    Object.keys(reads).map((name) => [name, byName.get(name) ?? []]),
  ) as BatchResults<A>;
}
