/** What differs between two states of an entity: computed once, for its table, its history and its events. */
export interface Diff<E, K extends keyof E = keyof E> {
  readonly before: E;
  readonly after: E;
  /** The stored fields that differ, in the order in which they are declared. */
  readonly fields: readonly K[];
}

/** Whether two values of a field are the same; lists and objects by what is in them. */
export const isSame = (a: unknown, b: unknown): boolean =>
  a === b ||
  (typeof a === 'object' &&
    typeof b === 'object' &&
    a !== null &&
    b !== null &&
    JSON.stringify(a) === JSON.stringify(b));
