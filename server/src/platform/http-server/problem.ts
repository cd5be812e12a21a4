import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { AppError, invalid, type ErrorCode, type FieldProblem } from '#kernel/errors.ts';
import { isCode, translateFailure } from '../db/index.ts';
import { MOST_FIELDS } from '../http/index.ts';

/** The only place where an error becomes an HTTP status and a problem document (RFC 9457). */

export const PROBLEMS: Record<ErrorCode, readonly [status: number, title: string]> = {
  bad_request: [400, 'Bad request'],
  invalid_json: [400, 'The body is not JSON'],
  tenant_required: [400, 'No workspace given'],
  tenant_mismatch: [400, 'Host and header name different workspaces'],
  unauthenticated: [401, 'Not signed in'],
  invalid_credentials: [401, 'Wrong login or password'],
  session_ended: [401, 'The session has ended'],
  forbidden: [403, 'Not allowed'],
  not_a_member: [403, 'Not a member of this workspace'],
  tenant_suspended: [403, 'This workspace is suspended'],
  tenant_read_only: [403, 'This workspace is read-only'],
  tenant_pending_delete: [403, 'This workspace is scheduled for deletion'],
  tenant_unavailable: [503, 'This workspace is under maintenance'],
  not_found: [404, 'Not found'],
  unknown_host: [404, 'Unknown host'],
  method_not_allowed: [405, 'Method not allowed'],
  conflict: [409, 'Conflict'],
  slug_taken: [409, 'This address is taken'],
  account_taken: [409, 'This account cannot be created'],
  duplicate_key: [409, 'This key is taken'],
  illegal_transition: [409, 'Illegal transition'],
  confirmation_required: [409, 'Confirmation required'],
  other_account: [409, 'Another person is signed in here'],
  refresh_in_progress: [409, 'This token is being exchanged'],
  idempotency_in_progress: [409, 'Still in progress'],
  idempotency_mismatch: [422, 'Idempotency-Key was used for another request'],
  version_mismatch: [412, 'Changed by someone else'],
  too_large: [413, 'Too large'],
  unsupported_media_type: [415, 'Unsupported media type'],
  upgrade_required: [426, 'WebSocket required'],
  invalid: [422, 'Some fields are invalid'],
  plan_limit: [402, 'Plan limit reached'],
  rate_limited: [429, 'Too many requests'],
  outbound_refused: [422, 'Requests to this address are not allowed'],
  outbound_failed: [502, 'The other server does not respond'],
  unavailable: [503, 'Temporarily unavailable'],
  internal: [500, 'Internal server error'],
};

/** Fastify's own refusals, in our words. */
const FASTIFY_CODES: Record<string, readonly [ErrorCode, string]> = {
  FST_ERR_CTP_INVALID_JSON_BODY: ['invalid_json', 'The body is not valid JSON.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['invalid_json', 'The body is empty, but its content type is JSON.'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['too_large', 'The body is larger than this server accepts.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported_media_type', 'Send the body as application/json.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'bad_request',
    'The length of the body differs from Content-Length.',
  ],
  FST_ERR_BAD_URL: ['bad_request', 'The URL is invalid.'],
  FST_ERR_MAX_PARAM_LENGTH: ['not_found', 'The URL is too long.'],
};

interface Violation {
  readonly instancePath: string;
  readonly message?: string;
  readonly keyword: string;
  readonly params: Record<string, unknown>;
  /** The schema that was not met. */
  readonly parentSchema?: { readonly description?: string };
}

/** The answer for an error, and whether it is ours to look into. */
export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const app = hasHungUp(error, request) ? HUNG_UP : toAppError(error);
  const [status, general] = PROBLEMS[app.kind];
  const title = app.title ?? general;
  if (app === HUNG_UP) request.log.debug('request aborted by the client');
  else if (status === 500) request.log.error({ err: error }, 'request failed');
  else if (status === 503)
    request.log.warn({ err: app.details.cause ?? app }, 'request refused: unavailable');
  if (app.details.retryAfter !== undefined)
    void reply.header('retry-after', app.details.retryAfter);
  if (status === 426) void reply.header('upgrade', 'websocket').header('connection', 'Upgrade');
  if (status === 401) void reply.header('www-authenticate', 'Bearer realm="taskforce"');
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer(JSON.stringify)
    .send({
      ...app.details.extra,
      type: `/api/docs/problems#${app.code}`,
      title,
      status,
      detail: status === 500 ? 'The error has been logged under this request id.' : app.message,
      code: app.code,
      requestId: request.id,
      ...(app.details.fields && { errors: app.details.fields }),
    });
}

/** No one reads this answer. */
const HUNG_UP = new AppError('bad_request', 'The client closed the connection.');

/** Whether the client went away while its body was being read: its fault is not the database's or ours. */
const hasHungUp = (error: unknown, request: FastifyRequest): boolean =>
  isCode(error, 'ECONNRESET') && request.raw.destroyed && !request.raw.complete;

function toAppError(error: unknown): AppError {
  const translated = translateFailure(error);
  if (translated instanceof AppError) return translated;
  // A text column holds every character but this one, and JSON can carry it.
  if (isCode(translated, '22021')) {
    return invalid({ path: '', message: 'Text must not contain the character U+0000.' });
  }
  const fastify = (translated ?? {}) as Partial<FastifyError> & {
    validation?: Violation[];
    validationContext?: string;
  };
  if (fastify.validation)
    return invalidRequest(fastify.validation, fastify.validationContext ?? 'body');
  const known = FASTIFY_CODES[fastify.code ?? ''];
  if (known) return new AppError(known[0], known[1], { cause: translated });
  const status = fastify.statusCode ?? 500;
  if (status >= 400 && status < 500)
    return new AppError('bad_request', fastify.message ?? 'Bad request.');
  return new AppError('internal', 'internal', { cause: translated });
}

function invalidRequest(violations: readonly Violation[], part: string): AppError {
  const fields = violations.slice(0, MOST_FIELDS).map((v) => toField(v));
  const where = part === 'body' ? 'body' : part === 'querystring' ? 'query' : part;
  return new AppError('invalid', `The ${where} has ${howMany(violations.length)}.`, {
    fields,
  });
}

function howMany(count: number): string {
  if (count === 1) return 'an invalid field';
  if (count <= MOST_FIELDS) return `${count} invalid fields`;
  return `more than ${MOST_FIELDS} invalid fields; the first are listed`;
}

/** Of a name that someone else chose, a refusal repeats no more than this. */
const MOST_OF_A_NAME = 100;

function toField(violation: Violation): FieldProblem {
  const path = violation.instancePath.slice(1).replaceAll('/', '.');
  const join = (name: unknown): string =>
    `${path && `${path}.`}${String(name).slice(0, MOST_OF_A_NAME)}`;
  switch (violation.keyword) {
    case 'additionalProperties':
      return {
        path: join(violation.params['additionalProperty']),
        message: 'is not a field of this request',
      };
    case 'required':
      return { path: join(violation.params['missingProperty']), message: 'is required' };
    case 'enum':
      return {
        path,
        message: `must be one of ${(violation.params['allowedValues'] as unknown[]).join(', ')}`,
      };
    case 'pattern': {
      const { description } = violation.parentSchema ?? {};
      const message = 'has an invalid format';
      return { path, message: description ? `${message}: ${description}` : message };
    }
    default:
      return { path, message: violation.message ?? 'is invalid' };
  }
}
