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

test('counts texts as well, however they stand', () => {
  const tooMany = 'holds more than 10 values';
  expect(excessOf(Buffer.from('""'.repeat(22)), 10)).toBeUndefined();
  expect(excessOf(Buffer.from('""'.repeat(23)), 10)).toBe(tooMany);
});

test('refuses names that no field has, not texts of that length', () => {
  const long = (json: string): string | undefined => excessOf(Buffer.from(json), 10);
  const name = 'x'.repeat(24 * 1024);
  const tooLong = 'holds a name of a field of more than 24576 bytes';
  expect(long(JSON.stringify({ [name]: 1 }))).toBe(tooLong);
  expect(long(`{"${name}" : 1}`)).toBe(tooLong);
  expect(long(JSON.stringify({ [name.slice(1)]: 1 }))).toBeUndefined();
  expect(long(JSON.stringify({ a: name, b: 1 }))).toBeUndefined();
});

test('finds the end of a text after escaped quotes', () => {
  expect(holds(String.raw`["\"\\\"",1]`, 1)).toBe(true);
  expect(holds(String.raw`["\"\\",1]`, 1)).toBe(true);
  expect(holds(String.raw`["\",\"\\\",1]`, 1)).toBe(false);
  expect(holds(String.raw`["\",\\`, 1)).toBe(false);
});

test('a route reads twice as many as its schema can accept, and never just a few', () => {
  expect(mostValuesOf(undefined)).toBe(2500);
  expect(mostValuesOf(object({ name: Type.String() }))).toBe(2500);
  const Item = object({ a: Type.String(), b: Type.String() });
  expect(mostValuesOf(object({ items: Type.Array(Item, { maxItems: 2000 }) }))).toBe(12_004);
  expect(mostValuesOf(nullable(Type.Array(Type.String(), { maxItems: 5000 })))).toBe(10_002);
});
