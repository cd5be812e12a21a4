/** Sources of one workspace. */
export const MAX_SOURCES = 10;
/** Tasks that are taken from one source. */
export const MAX_ITEMS = 500;
/** What a source may send at most. */
export const MAX_ANSWER_BYTES = 2_000_000;
/** How long a source may take. */
export const SOURCE_TIMEOUT_MS = 2000;

/** The fields of an outside task, and where in an item of the source each is: names with dots between. */
export interface Mapping {
  readonly id: string;
  readonly title: string;
  readonly status?: string;
  readonly priority?: string;
  readonly assignee?: string;
  readonly dueAt?: string;
  readonly url?: string;
}

/** A place outside from which a workspace shows tasks. */
export interface ExternalSource {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** What is sent along, credentials among it, encrypted; null for nothing. */
  readonly encryptedHeaders: string | null;
  readonly headerNames: readonly string[];
  /** Where in an answer the list of tasks is; empty for the answer itself. */
  readonly itemsPath: string;
  readonly mapping: Mapping;
  readonly isEnabled: boolean;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A task of someone else's system: the words are theirs. */
export interface OutsideTask {
  readonly id: string;
  readonly title: string;
  readonly status: string | null;
  readonly priority: string | null;
  readonly assignee: string | null;
  /** ISO-8601. */
  readonly dueAt: string | null;
  readonly url: string | null;
}

/** What a source said: its tasks, and how many items were passed over because they have no id or no title. */
export interface ParsedTasks {
  readonly tasks: readonly OutsideTask[];
  readonly skipped: number;
}

/** Why a source has nothing to show, in words for the people of the workspace. */
export class SourceFailure extends Error {
  override readonly name = 'SourceFailure';
  readonly isTimeout: boolean;
  /** What it answered, when it did. */
  readonly status: number | null;

  constructor(
    message: string,
    { isTimeout = false, status = null }: { isTimeout?: boolean; status?: number | null } = {},
  ) {
    super(message);
    this.isTimeout = isTimeout;
    this.status = status;
  }
}
