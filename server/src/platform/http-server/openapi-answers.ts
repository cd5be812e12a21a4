import { STATUS_CODES } from 'node:http';

/** How the contract describes answers: their headers, and one shared description of each refusal. */

export interface Answer {
  description?: string;
  headers?: Record<string, object>;
  content?: Record<string, { schema?: Record<string, unknown> }>;
}

const text = (description: string, maxLength = 200): object => ({
  description,
  schema: { type: 'string', maxLength },
});

/** Said once; answers refer to them. */
export const SHARED_HEADERS: Readonly<Record<string, object>> = {
  ETag: text('The version of the resource, for If-Match.', 20),
  'Idempotent-Replayed': {
    description: 'Present if the request was already executed.',
    schema: { type: 'string', enum: ['true'] },
  },
  RateLimit: text(
    'The remaining requests of each quota, and the seconds until it resets (draft-ietf-httpapi-ratelimit-headers).',
  ),
  'RateLimit-Policy': text('The quotas that the request counts against.'),
  'Retry-After': {
    description: 'Seconds to wait before you retry.',
    schema: { type: 'integer', format: 'int32', minimum: 1, maximum: 86_400 },
  },
  'WWW-Authenticate': text('How to authenticate.'),
  'X-Request-ID': text('The request id, as in the server log.', 64),
};

const referTo = (...names: readonly string[]): Record<string, object> =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const ALWAYS = ['RateLimit', 'RateLimit-Policy', 'X-Request-ID'];
const MORE_OF: Readonly<Record<string, readonly string[]>> = {
  401: ['WWW-Authenticate'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};

/** An answer in words, and the name that all answers of its status share if it is a refusal. */
export function refusalNamed(status: string, answer: Answer): { name: string; described: Answer } {
  const words = STATUS_CODES[status] ?? status;
  const description = answer.description === 'Default Response' ? words : answer.description;
  const json = answer.content?.['application/json'];
  const isRefusal = Number(status) >= 400 && json !== undefined;
  return {
    name: words.replaceAll(/\W/g, ''),
    described: {
      ...answer,
      ...(description !== undefined && { description }),
      ...(isRefusal && {
        headers: referTo(...ALWAYS, ...(MORE_OF[status] ?? [])),
        content: { 'application/problem+json': json },
      }),
    },
  };
}

/** A good answer with the headers it comes with, and with the media types of a file. */
export function successHeaders(answer: Answer): Answer {
  const json = answer.content?.['application/json'];
  const { 'x-media-types': media, ...file } = json?.schema ?? {};
  const properties = (json?.schema?.['properties'] ?? {}) as Record<string, unknown>;
  const own = 'version' in properties ? ['ETag'] : [];
  return {
    ...answer,
    headers: referTo(...ALWAYS, ...own),
    ...(Array.isArray(media) && {
      content: Object.fromEntries(media.map((type) => [type, { schema: file }])),
    }),
  };
}
