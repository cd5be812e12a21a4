import { isAxiosError } from 'axios';

/** One field the server refused: `path` is the name in the request body. */
export interface FieldProblem {
  path: string;
  message: string;
}

/** Every failed request in the page is one of these, made from an RFC 9457 problem document. */
export class Problem extends Error {
  /** HTTP status; 0 when no answer came at all. */
  readonly status: number;
  /** Stable code of the server, or `offline`, `unreadable`, `unexpected`. */
  readonly code: string;
  readonly fields: readonly FieldProblem[];
  /** Names the request in the server's log. */
  readonly requestId: string | undefined;
  /** Where the platform's own pages are, when a host is nobody's. */
  readonly home: string | undefined;
  /** The members of the problem document, as they came. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    message: string,
    about: {
      status: number;
      code: string;
      fields?: readonly FieldProblem[];
      requestId?: string | undefined;
      home?: string | undefined;
      members?: Readonly<Record<string, unknown>>;
    },
  ) {
    super(message);
    this.name = 'Problem';
    this.status = about.status;
    this.code = about.code;
    this.fields = about.fields ?? [];
    this.requestId = about.requestId;
    this.home = about.home;
    this.members = about.members ?? {};
  }
}

const byStatus: Record<number, string> = {
  400: 'The request could not be understood.',
  401: 'Your session has ended. Please sign in again.',
  402: 'Your plan does not include this.',
  403: 'You do not have the right to do this.',
  404: 'This does not exist, or you cannot see it.',
  409: 'This does not fit with what is there now.',
  412: 'Someone else changed this in the meantime.',
  413: 'This is too large.',
  422: 'Some of the values are invalid.',
  429: 'That was too fast. Please wait a moment and try again.',
  502: 'The server is not reachable right now.',
  503: 'The server is busy. Please try again in a moment.',
  504: 'The server took too long to answer.',
};

/** How Chromium, Firefox and Safari say that `import()` brought nothing. */
const missingPart = /dynamically imported module|Importing a module script|Unable to preload/i;

/** Translates whatever was thrown into a problem with a sentence fit to be shown. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isAxiosError(error)) {
    const { response } = error;
    if (!response) {
      return new Problem('You seem to be offline. Nothing was lost; please try again.', {
        status: 0,
        code: 'offline',
      });
    }
    return fromBody(response.status, response.data);
  }
  if (error instanceof Error && missingPart.test(error.message)) {
    return new Problem('A part of the page could not be loaded. Nothing was lost.', {
      status: 0,
      code: 'offline',
    });
  }
  const text =
    error instanceof Error && error.message ? error.message : 'Something unexpected happened.';
  return new Problem(text, { status: 0, code: 'unexpected' });
}

function fromBody(status: number, body: unknown): Problem {
  const known = byStatus[status] ?? `The server answered ${status}.`;
  if (!isRecord(body) || typeof body['code'] !== 'string') {
    return new Problem(known, { status, code: 'unreadable' });
  }
  const fields = Array.isArray(body['errors']) ? body['errors'].filter(isFieldProblem) : [];
  const detail = body['detail'];
  return new Problem(typeof detail === 'string' && detail ? detail : known, {
    status,
    code: body['code'],
    fields,
    requestId: typeof body['requestId'] === 'string' ? body['requestId'] : undefined,
    home:
      typeof body['home'] === 'string' && /^https?:/.test(body['home']) ? body['home'] : undefined,
    members: body,
  });
}

/** The sentence to show for an error. */
export function messageOf(error: unknown): string {
  return toProblem(error).message;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return (
    isRecord(value) && typeof value['path'] === 'string' && typeof value['message'] === 'string'
  );
}
