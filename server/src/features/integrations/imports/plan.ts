/** An entry of the file: its place in it, counted from 1, and the line it begins on. */
export interface Origin {
  readonly entry: number;
  readonly line: number;
  /** The number it has where it comes from. */
  readonly number: number;
}

/** An entry left out, and why. */
export interface Skipped extends Origin {
  readonly reason: string;
}

/** A task as the file describes it; people are still names of that place. */
export interface PlannedTask extends Origin {
  readonly title: string;
  readonly description: string;
  /** Whether the work is done; the project says which of its states that is. */
  readonly isDone: boolean;
  readonly labels: readonly string[];
  readonly author: string | null;
  readonly assignee: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly completedAt: string | null;
  readonly externalRef: string;
  /** http or https. */
  readonly externalUrl: string | null;
  /** Whether it had a link that leads elsewhere, which is left out. */
  readonly hadBadLink: boolean;
}

/** What a file would bring, worked out without looking at any project. */
export interface ImportPlan {
  /** Stands before the colon of external references and handles. */
  readonly source: string;
  /** How many entries the file has. */
  readonly entries: number;
  readonly tasks: readonly PlannedTask[];
  /** Every label of the tasks, with the colour it has there. */
  readonly labels: readonly { readonly name: string; readonly color: string }[];
  readonly skipped: readonly Skipped[];
  /** What else is worth knowing, a sentence each. */
  readonly notes: readonly string[];
}
