import { withBounds } from './bounds.ts';
import { hoistParameters, hoistTitled } from './openapi-hoist.ts';
import { type Answer, SHARED_HEADERS, refusalNamed, successHeaders } from './openapi-answers.ts';

/** What the contract says beyond the routes' own schemas: headers, media types, names of shapes. */

type Schema = Record<string, unknown> & { response?: Record<string, unknown> };

const text = (description: string, more: object = {}): object => ({
  type: 'string',
  description,
  ...more,
});

/** The headers a route understands, as the rest of its schema tells. */
export function withHeaders(schema: Schema | undefined): Schema | undefined {
  if (!schema) return schema;
  const { 'x-tenant': isTenant, 'x-keyed': isKeyed, ...rest } = schema;
  const properties = {
    ...(isTenant === true && {
      'X-Tenant-ID': text('Slug or id of the workspace; required only on the base host.', {
        maxLength: 100,
      }),
    }),
    ...(isKeyed === true && {
      'Idempotency-Key': text(
        'Executes the request once, however often it is sent within 24 hours.',
        {
          maxLength: 200,
          pattern: '^[\\x21-\\x7e]+$',
        },
      ),
    }),
    ...(schema.response?.['412'] !== undefined && {
      'If-Match': text(
        'The ETag that the change is based on, such as "7"; any other version is refused with 412.',
        { maxLength: 20 },
      ),
    }),
  };
  return Object.keys(properties).length === 0
    ? rest
    : { ...rest, headers: { type: 'object', properties } };
}

interface Document {
  paths?: object;
  components?: { schemas?: object };
}

/**
 * The document as it is published.
 * @param schemas shapes that no route speaks of
 * @throws Error when two different schemas bear the same title
 */
export function finishDocument<D extends Document>(document: D, schemas: object = {}): D {
  const bounded = Object.entries(schemas).map(([name, schema]) => [name, withBounds(schema)]);
  const own = { ...document.components?.schemas, ...Object.fromEntries(bounded) };
  const whole = { ...document, components: { ...document.components, schemas: own } };
  return hoistParameters(hoistTitled(describeAnswers(whole)));
}

type Operation = { responses?: Record<string, Answer | { $ref: string }> };

/** Says each status in words, which headers come along, that refusals are problem documents, and what files come as. */
function describeAnswers<D extends Document>(document: D): D {
  const refusals: Record<string, Answer> = {};
  for (const operations of Object.values(document.paths ?? {}) as Record<string, Operation>[]) {
    for (const operation of Object.values(operations)) {
      for (const [status, answer] of Object.entries(operation.responses ?? {})) {
        if ('$ref' in answer) continue;
        const { name, described } = refusalNamed(status, answer);
        if (Number(status) < 400) {
          operation.responses![status] = successHeaders(described);
          continue;
        }
        refusals[name] = described;
        operation.responses![status] = { $ref: `#/components/responses/${name}` };
      }
    }
  }
  const responses = Object.fromEntries(
    Object.entries(refusals).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  return {
    ...document,
    components: { ...document.components, headers: SHARED_HEADERS, responses },
  };
}
