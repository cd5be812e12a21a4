export const FORMATS = ['html', 'csv'] as const;
export type Format = (typeof FORMATS)[number];
export const MEDIA_TYPES = { html: 'text/html', csv: 'text/csv' } as const satisfies Record<
  Format,
  string
>;

/** Bytes of UTF-8. */
export const MAX_SIZE = 10 * 1024 * 1024;
export const KEPT_DAYS = 7;
/** Reports kept for one person; the oldest go first. */
export const MOST_KEPT = 20;

/** A report without what is in it. */
export interface Report {
  /** Of the job that made it. */
  readonly id: string;
  readonly projectId: string;
  readonly ownerId: string;
  readonly format: Format;
  /** Of the file, such as `QUIC-report-2026-11-28.html`. */
  readonly name: string;
  /** Bytes of UTF-8. */
  readonly size: number;
  readonly createdAt: string;
  readonly expiresAt: string;
}
