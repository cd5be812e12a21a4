/** A label of the workspace. */
export interface Label {
  readonly id: string;
  readonly name: string;
  /** `#rrggbb` */
  readonly color: string;
}

export const MAX_LABELS = 20;
export const MAX_LABEL_LENGTH = 50;

/** Trimmed, without repetitions (case counts), in the order given. */
export const tidyLabels = (names: readonly string[]): string[] => [
  ...new Set(names.map((name) => name.trim())),
];
