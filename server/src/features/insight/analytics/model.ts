/** How the tasks of a project stood when a day ended, and what had happened in its course. */
export interface Snapshot {
  readonly projectId: string;
  /** YYYY-MM-DD, of the workspace's own. */
  readonly day: string;
  readonly total: number;
  readonly open: number;
  readonly inProgress: number;
  readonly blocked: number;
  readonly done: number;
  /** Tasks that came into being on that day. */
  readonly created: number;
  /** Tasks that were completed on that day, and still were when it ended. */
  readonly completed: number;
  /** Tasks whose time had come before the day ended, and that were not done. */
  readonly overdue: number;
}

/** A day as two moments, ISO-8601: it holds what is not before the first and before the second. */
export interface Span {
  readonly start: string;
  readonly end: string;
}
