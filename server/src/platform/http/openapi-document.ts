import { STATUS_CODES } from 'node:http';

/** What the contract says beyond the routes' own schemas: headers, media types, names of shapes. */

type Schema = Record<string, unknown> & { response?: Record<string, unknown> };

const text = (description: string, more: object = {}): object => ({
  type: 'string',
  description,
  ...more,
});

/** The headers a route understands, as the rest of its schema tells. */
export function withHeaders(schema: Schema | undefined, method: string): Schema | undefined {
  if (!schema) return schema;
  const { 'x-tenant': isTenant, ...rest } = schema;
  const properties = {
    ...(isTenant === true && {
      'X-Tenant-ID': text('Slug or id of the workspace; needed on the base host only.'),
    }),
    ...(isTenant === true &&
      method === 'POST' && {
        'Idempotency-Key': text('Done once however often it is sent within 24 hours.', {
          maxLength: 200,
        }),
      }),
    ...(schema.response?.['412'] !== undefined && {
      'If-Match': text(
        'The ETag the change is based on, such as "7"; another version is refused with 412.',
      ),
    }),
  };
  return Object.keys(properties).length === 0
    ? rest
    : { ...rest, headers: { type: 'object', properties } };
}

/** The document as it is published. @throws Error when two different schemas bear the same title */
export const finishDocument = <D extends object>(document: D): D =>
  hoistTitled(describeAnswers(document));

interface Answer {
  description?: string;
  content?: Record<string, { schema?: Record<string, unknown> }>;
}

/** Says each status in words, that refusals are problem documents, and what files come as. */
function describeAnswers<D extends { paths?: object }>(document: D): D {
  for (const operations of Object.values(document.paths ?? {}) as Record<string, unknown>[]) {
    for (const operation of Object.values(operations) as { responses?: Record<string, Answer> }[]) {
      for (const [status, answer] of Object.entries(operation.responses ?? {})) {
        if (answer.description === 'Default Response')
          answer.description = STATUS_CODES[status] ?? status;
        const json = answer.content?.['application/json'];
        if (Number(status) >= 400 && json) answer.content = { 'application/problem+json': json };
        const { 'x-media-types': media, ...file } = json?.schema ?? {};
        if (Array.isArray(media))
          answer.content = Object.fromEntries(media.map((type) => [type, { schema: file }]));
      }
    }
  }
  return document;
}

/**
 * Moves every schema with a title into components, and leaves a reference: the contract says each
 * shape once, and clients generated from it get a type of that name.
 */
function hoistTitled<D extends object>(document: D): D {
  const schemas: Record<string, unknown> = {};
  const visit = (value: unknown, isRoot = false): unknown => {
    if (Array.isArray(value)) return value.map((item) => visit(item));
    if (value === null || typeof value !== 'object') return value;
    const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, visit(part)]));
    if (isRoot || copy['type'] !== 'object' || typeof copy['title'] !== 'string') return copy;
    const { title, ...shape } = copy as { title: string };
    const known = schemas[title];
    if (known && JSON.stringify(known) !== JSON.stringify(shape)) {
      throw new Error(`two schemas of the contract are called ${title}`);
    }
    schemas[title] = shape;
    return { $ref: `#/components/schemas/${title}` };
  };
  const hoisted = visit(document, true) as D & { components?: { schemas?: object } };
  const sorted = Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...hoisted,
    components: {
      ...hoisted.components,
      schemas: { ...hoisted.components?.schemas, ...Object.fromEntries(sorted) },
    },
  };
}
