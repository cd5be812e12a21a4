import Type from 'typebox';
import { expect, test } from 'vitest';
import { withBounds } from './bounds.ts';
import { finishDocument } from './openapi-document.ts';
import { file, nullable, object } from '../http/schema.ts';

const answered = (content: object, status = 200) => ({
  paths: {
    '/it': { get: { responses: { [status]: { description: 'Default Response', content } } } },
  },
});

test('a file comes as each of its media types', () => {
  const schema = file('The file', ['text/html', 'text/csv']);
  const described = { type: 'string', description: 'The file', maxLength: 100_000_000 };
  const { responses } = finishDocument(answered({ 'application/json': { schema } })).paths['/it']
    .get;
  expect(responses[200]).toMatchObject({
    description: 'OK',
    headers: { RateLimit: { $ref: '#/components/headers/RateLimit' } },
    content: { 'text/html': { schema: described }, 'text/csv': { schema: described } },
  });
  expect(responses[200]?.content).not.toHaveProperty('application/json');
});

test('refusals of a status are described once', () => {
  const content = { 'application/json': { schema: { type: 'object' } } };
  const document = finishDocument(answered(content, 429)) as object;
  expect(document).toMatchObject({
    paths: {
      '/it': { get: { responses: { 429: { $ref: '#/components/responses/TooManyRequests' } } } },
    },
    components: {
      responses: {
        TooManyRequests: {
          description: 'Too Many Requests',
          headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } },
          content: { 'application/problem+json': content['application/json'] },
        },
      },
    },
  });
});

test('a parameter that several operations have is described once', () => {
  const limit = { name: 'limit', in: 'query', schema: { type: 'integer' } };
  const own = { name: 'limit', in: 'query', schema: { type: 'string' } };
  const get = (parameter: object) => ({ get: { parameters: [parameter], responses: {} } });
  const { paths } = finishDocument({
    paths: { '/a': get(limit), '/b': get({ ...limit }), '/c': get(own) },
  });
  const shared = { $ref: '#/components/parameters/query.limit' };
  expect(Object.values(paths).map(({ get: { parameters } }) => parameters)).toEqual([
    [shared],
    [shared],
    [own],
  ]);
});

test('two shapes of one title are refused', () => {
  const shape = (field: string) => ({
    schema: { type: 'object', title: 'Thing', properties: { [field]: { type: 'string' } } },
  });
  const content = { 'application/json': shape('a'), 'application/xml': shape('b') };
  expect(() => finishDocument(answered(content))).toThrow('called Thing');
});

test('what states no bound gets one, and what states its own keeps it', () => {
  const schema = object({
    type: Type.String(),
    id: nullable(Type.String({ format: 'uuid' })),
    few: Type.Array(Type.Integer({ minimum: 1, maximum: 2 ** 40 }), { maxItems: 3 }),
    many: Type.Array(object({ count: Type.Integer({ minimum: 0 }) })),
  });
  expect(withBounds(schema)).toMatchObject({
    properties: {
      type: { type: 'string', maxLength: 2000 },
      id: { type: ['string', 'null'], maxLength: 36 },
      few: { maxItems: 3, items: { minimum: 1, maximum: 2 ** 40, format: 'int64' } },
      many: {
        maxItems: 1000,
        items: { properties: { count: { minimum: 0, maximum: 2 ** 31 - 1, format: 'int32' } } },
      },
    },
  });
});
