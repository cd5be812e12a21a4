/**
 * The one error type below the HTTP edge. It carries a stable code and never an HTTP status:
 * `platform/http-server/problem.ts` is the only place that maps codes to statuses.
 */

/** The codes that every part can answer with; clients may rely on them. */
export type ErrorCode =
  | 'bad_request'
  | 'invalid_json'
  | 'tenant_required'
  | 'tenant_mismatch'
  | 'unauthenticated'
  | 'invalid_credentials'
  | 'session_ended'
  | 'forbidden'
  | 'not_a_member'
  | 'tenant_suspended'
  | 'tenant_read_only'
  | 'tenant_pending_delete'
  | 'tenant_unavailable'
  | 'not_found'
  | 'unknown_host'
  | 'method_not_allowed'
  | 'conflict'
  | 'slug_taken'
  | 'account_taken'
  | 'duplicate_key'
  | 'illegal_transition'
  | 'confirmation_required'
  | 'other_account'
  | 'refresh_in_progress'
  | 'idempotency_in_progress'
  | 'idempotency_mismatch'
  | 'version_mismatch'
  | 'too_large'
  | 'upgrade_required'
  | 'unsupported_media_type'
  | 'invalid'
  | 'plan_limit'
  | 'rate_limited'
  | 'outbound_refused'
  | 'outbound_failed'
  | 'unavailable'
  | 'internal';

/** A refusal that one feature gives, and declares in its manifest: a special case of a general one. */
export interface RefusalCode {
  /** Stable, such as `last_owner`. */
  readonly code: string;
  /** Chooses the status. */
  readonly like: ErrorCode;
  /** The title of the problem document. */
  readonly title: string;
}

/** One offending field: where (dotted path, '' for the whole) and what would be right. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

export interface ErrorDetails {
  /** Every offending field, for `invalid`. */
  readonly fields?: readonly FieldProblem[];
  /** Extra members of the problem document, such as the legal transitions. */
  readonly extra?: Readonly<Record<string, unknown>>;
  /** Seconds after which a retry makes sense. */
  readonly retryAfter?: number;
  /** What was not found, for callers that may know whether it exists. */
  readonly missing?: string;
  readonly cause?: unknown;
}

export class AppError extends Error {
  readonly code: string;
  /** The general code; the code itself unless a feature declares a specific one. */
  readonly kind: ErrorCode;
  /** The title a feature gives it, beside that of the general case. */
  readonly title: string | undefined;
  readonly details: ErrorDetails;

  /** @param message a sentence for the caller: what is wrong and what would be right. Never SQL, never a stack. */
  constructor(code: ErrorCode | RefusalCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'AppError';
    const own = typeof code === 'string' ? undefined : code;
    this.code = own?.code ?? (code as ErrorCode);
    this.kind = own?.like ?? (code as ErrorCode);
    this.title = own?.title;
    this.details = details;
  }
}

/** The same answer for what does not exist and what the caller may not know exists. */
export const notFound = (what: string): AppError =>
  new AppError('not_found', `This ${what} does not exist, or you don’t have access to it.`, {
    missing: what,
  });

/** @param right the missing right, such as `task.delete` */
export const forbidden = (right: string, why?: string): AppError =>
  new AppError('forbidden', why ?? `You don’t have permission: this needs the right ${right}.`, {
    extra: { right },
  });

export const invalid = (...fields: readonly FieldProblem[]): AppError =>
  new AppError(
    'invalid',
    fields.map((f) => (f.path ? `${f.path}: ${f.message}` : f.message)).join('; '),
    { fields },
  );

/** @param current the version the resource has now */
export const versionMismatch = (current: number): AppError =>
  new AppError(
    'version_mismatch',
    `Someone else has changed this: it is now at version ${current}.`,
    {
      extra: { currentVersion: current },
    },
  );
