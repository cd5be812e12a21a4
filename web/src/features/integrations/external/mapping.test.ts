import { expect, it } from 'vitest';
import { isPath, kinds, layouts, toMapping, toValues } from './mapping.ts';

it.each([
  ['id', true],
  ['fields.status.name', true],
  [' assignees.0.login ', true],
  ['', false],
  ['.name', false],
  ['a..b', false],
  ['a.', false],
  [Array.from({ length: 11 }, () => 'a').join('.'), false],
])('%j is a path: %s', (text, is) => expect(isPath(text)).toBe(is));

it('names only what is somewhere, and shows it again as it was', () => {
  const mapping = { id: 'number', title: 'title', url: 'html_url' };
  expect(toMapping({ ...toValues(mapping), status: ' ' })).toEqual(mapping);
});

it.each(kinds)('fills in paths that the server takes: %s', (kind) => {
  const { itemsPath, mapping } = layouts[kind];
  const paths = [itemsPath, ...Object.values(mapping)].filter((path) => path !== '');
  expect(paths.filter((path) => !isPath(path))).toEqual([]);
});
