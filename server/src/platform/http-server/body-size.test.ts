import Type from 'typebox';
import { expect, test } from 'vitest';
import { bodyLimitOf } from './body-size.ts';
import { nullable, object } from '../http/schema.ts';

const MOST = 1_048_576;
const kilobytes = (schema: Parameters<typeof bodyLimitOf>[0]) => bodyLimitOf(schema, MOST) / 1024;

test('a route reads as much as its schema can accept, and little where that is little', () => {
  expect(kilobytes(undefined)).toBe(16);
  expect(kilobytes(object({ name: Type.String({ maxLength: 200 }) }))).toBe(16);
  const Text = Type.String({ maxLength: 100_000 });
  expect(kilobytes(object({ text: Type.Optional(nullable(Text)) }))).toBe(592);
  expect(kilobytes(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 100 }))).toBe(80);
});

test('what states no bound may take all that the server reads', () => {
  expect(kilobytes(object({ anything: Type.Unknown() }))).toBe(1024);
  expect(bodyLimitOf(undefined, 1000)).toBe(1000);
});

test('the largest accepted text fits, escaped character by character', () => {
  const schema = object({ text: Type.String({ maxLength: 50_000 }) });
  const body = `{"text":"${String.raw`\u4e2d`.repeat(50_000)}"}`;
  expect(body.length).toBeLessThanOrEqual(bodyLimitOf(schema, MOST));
});
