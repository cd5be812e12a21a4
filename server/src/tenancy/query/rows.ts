/**
 * Rows of parameters: the portable subset has neither arrays nor row values, so a statement over
 * several values has a parameter for each, and one text for each number of them.
 */

/** Named `<index>.<column>`. */
export type RowParams = Readonly<Record<string, unknown>>;

/** One row of parameters, named after its columns. */
export const columnsOf = <P, K extends keyof P & string>($: P, columns: readonly K[]): Pick<P, K> =>
  Object.fromEntries(columns.map((column) => [column, $[column]])) as Pick<P, K>;

/** `count` rows of parameters, for the values of an insert. */
export const rowsOf = <R>(
  $: RowParams,
  columns: readonly (keyof R & string)[],
  count: number,
): R[] =>
  Array.from(
    { length: count },
    (_, i) => Object.fromEntries(columns.map((column) => [column, $[`${i}.${column}`]])) as R,
  );

/** The values for {@link rowsOf}. */
export const paramsOfRows = (rows: readonly object[]): RowParams =>
  Object.fromEntries(
    rows.flatMap((row, i) =>
      Object.entries(row).map(([column, value]) => [`${i}.${column}`, value]),
    ),
  );

/** `count` parameters for `in (…)`, named `<name>.<index>`. */
export const listOf = <V>($: RowParams, name: string, count: number): V[] =>
  Array.from({ length: count }, (_, i) => $[`${name}.${i}`] as V);

/** The values for {@link listOf}. */
export const paramsOfList = (name: string, values: readonly unknown[]): RowParams =>
  Object.fromEntries(values.map((value, i) => [`${name}.${i}`, value]));
