/**
 * Bounds an LRUCache to this many entries. The library reserves the whole of its own `max` when it is made,
 * which for hundreds of thousands takes milliseconds and megabytes at every start; counted as weights, they
 * take room as they come.
 */
export const atMost = (
  entries: number,
): { readonly maxSize: number; readonly sizeCalculation: () => number } => ({
  maxSize: entries,
  sizeCalculation: () => 1,
});
