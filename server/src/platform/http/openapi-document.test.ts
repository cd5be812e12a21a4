import { expect, test } from 'vitest';
import { finishDocument } from './openapi-document.ts';
import { file } from './schema.ts';

const answered = (content: object) => ({
  paths: { '/it': { get: { responses: { 200: { description: 'Default Response', content } } } } },
});

test('a file comes as each of its media types', () => {
  const schema = file('The file', ['text/html', 'text/csv']);
  const described = { type: 'string', description: 'The file' };
  expect(finishDocument(answered({ 'application/json': { schema } })).paths['/it'].get).toEqual({
    responses: {
      200: {
        description: 'OK',
        content: { 'text/html': { schema: described }, 'text/csv': { schema: described } },
      },
    },
  });
});

test('two shapes of one title are refused', () => {
  const shape = (field: string) => ({
    schema: { type: 'object', title: 'Thing', properties: { [field]: { type: 'string' } } },
  });
  const content = { 'application/json': shape('a'), 'application/xml': shape('b') };
  expect(() => finishDocument(answered(content))).toThrow('called Thing');
});
