import { AppError } from '#kernel/errors.ts';

/**
 * Why nothing came back: the address is `refused` by our own rules, its name is `unresolved`, nothing
 * is `unreachable` there, it took too long (`timeout`), its certificate or its talk is `broken`, the
 * answer is `too_large`, or it leads on where we do not follow (`redirect`).
 */
export type OutboundReason =
  | 'refused'
  | 'unresolved'
  | 'unreachable'
  | 'timeout'
  | 'broken'
  | 'too_large'
  | 'redirect';

/** An outgoing request without a response. Its message may be shown to the person who entered the URL. */
export class OutboundError extends AppError {
  readonly reason: OutboundReason;

  constructor(reason: OutboundReason, message: string, cause?: unknown) {
    super(reason === 'refused' ? 'outbound_refused' : 'outbound_failed', message, {
      extra: { reason },
      ...(cause !== undefined && { cause }),
    });
    this.name = 'OutboundError';
    this.reason = reason;
  }
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET', 'EPIPE']);
const UNRESOLVED = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENODATA', 'ESERVFAIL', 'EREFUSED']);
const TIMED_OUT = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
  'ETIMEOUT',
]);

/** Says in our words what the network, TLS or the other side did. Never throws. */
export function toOutboundError(error: unknown): OutboundError {
  const known = causesOf(error).find((cause) => cause instanceof OutboundError);
  if (known) return known;
  const codes = causesOf(error).map(({ code }) => code ?? '');
  const code = codes.find((text) => text !== '');
  const names = causesOf(error).map(({ name }) => name);
  if (codes.some((text) => TIMED_OUT.has(text)) || names.includes('TimeoutError'))
    return new OutboundError('timeout', 'It did not answer in time.', error);
  if (codes.some((text) => UNRESOLVED.has(text)))
    return new OutboundError('unresolved', 'Its host name does not resolve.', error);
  if (codes.some((text) => UNREACHABLE.has(text)))
    return new OutboundError('unreachable', `Nothing can be reached there (${code}).`, error);
  if (code === 'UND_ERR_HEADERS_OVERFLOW')
    return new OutboundError('too_large', 'Its header is larger than we read.', error);
  if (code === 'UND_ERR_SOCKET')
    return new OutboundError('unreachable', 'It hung up before it had answered.', error);
  return new OutboundError(
    'broken',
    `It does not speak HTTP as it should${code ? ` (${code})` : ''}.`,
    error,
  );
}

/** An error and what it came from; trying several addresses brings one for each. */
function causesOf(error: unknown, depth = 0): (Error & { code?: string })[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const inner = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  return [error, ...[error.cause, ...inner].flatMap((cause) => causesOf(cause, depth + 1))];
}
