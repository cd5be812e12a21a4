import type { Static, TObject, TOptional, TProperties, TSchema } from 'typebox';

/** The names of fields that have a facet. */
export type Having<F, Facet extends string> = {
  [K in keyof F]: F[K] extends { readonly [P in Facet]: unknown } ? K : never;
}[keyof F];

export type ColumnNames<F> = F[keyof F] extends infer One
  ? One extends { readonly column: infer N extends string }
    ? N
    : never
  : never;

/** What a column holds: what `decode` takes, else the value itself. */
type ColumnValue<E, K, One> = One extends { decode(column: infer C): unknown }
  ? C
  : K extends keyof E
    ? E[K]
    : never;

/** A row of the entity's table. */
export type RowOf<E, F> = {
  -readonly [
    K in keyof F as F[K] extends { readonly column: infer N extends string } ? N : never
  ]: ColumnValue<E, K, F[K]>;
};

type ShownName<K, One> = One extends { readonly shownAs: infer N extends string } ? N : K;

export type ViewProperties<F> = {
  [
    K in keyof F as F[K] extends { readonly view: TSchema } ? ShownName<K, F[K]> & string : never
  ]: F[K] extends { readonly view: infer W extends TSchema } ? W : never;
};

type SnapshotOf<One> = One extends { readonly snapshot: infer S }
  ? S extends TSchema
    ? S
    : never
  : One extends { derive: unknown }
    ? never
    : One extends { readonly view: infer W extends TSchema }
      ? W
      : never;

export type SnapshotProperties<F> = {
  [K in keyof F as [SnapshotOf<F[K]>] extends [never] ? never : K & string]: SnapshotOf<F[K]>;
};

export type InputProperties<F> = {
  [K in Having<F, 'input'> & string]: F[K] extends { readonly input: infer I extends TSchema }
    ? TOptional<I>
    : never;
};

export type StaticOf<P> = P extends TProperties ? Static<TObject<P>> : never;
