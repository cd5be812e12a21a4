import Type from 'typebox';
import { expect, test } from 'vitest';
import { nullable, object } from '../http/schema.ts';
import { excessOf, mostValuesOf } from './value-count.ts';

const holds = (text: string, most: number): boolean =>
  excessOf(Buffer.from(text), most) === `holds more than ${most} values`;

test('counts values, not what texts say', () => {
  expect(holds('[1,2,3]', 2)).toBe(true);
  expect(holds('[1,2,3]', 3)).toBe(false);
  expect(holds('{"a":{"b":[]}}', 2)).toBe(true);
  expect(holds('{"a":{"b":[]}}', 3)).toBe(false);
  expect(holds(JSON.stringify({ text: ',[{'.repeat(1000) }), 1)).toBe(false);
  expect(holds(JSON.stringify({ text: String.raw`\"\\",[\\\",`.repeat(1000) }), 1)).toBe(false);
  expect(holds(String.raw`{"a":"\\",b,c}`, 2)).toBe(true);
  expect(holds('"never ends ,,,', 0)).toBe(false);
  expect(holds('', 0)).toBe(false);
});

test('counts what stands outside of texts', () => {
  const outside = (text: string): string | undefined => excessOf(Buffer.from(text), 10);
  const tooMuch = 'holds more than 640 characters outside of texts';
  expect(outside(`[${'1'.repeat(640)}]`)).toBe(tooMuch);
  expect(outside(`[${' '.repeat(640)}]`)).toBe(tooMuch);
  expect(outside(`[${'1'.repeat(638)}]`)).toBeUndefined();
  expect(outside(JSON.stringify('x'.repeat(10_000)))).toBeUndefined();
});

test('a route reads twice as many as its schema can accept, and never just a few', () => {
  expect(mostValuesOf(undefined)).toBe(2500);
  expect(mostValuesOf(object({ name: Type.String() }))).toBe(2500);
  const Item = object({ a: Type.String(), b: Type.String() });
  expect(mostValuesOf(object({ items: Type.Array(Item, { maxItems: 2000 }) }))).toBe(12_004);
  expect(mostValuesOf(nullable(Type.Array(Type.String(), { maxItems: 5000 })))).toBe(10_002);
});
