/** Of one task. */
export const MAX_LABELS = 20;

/** Trimmed, without repetitions (case counts), in the order given. */
export const tidyLabels = (names: readonly string[]): string[] => [
  ...new Set(names.map((name) => name.trim())),
];
