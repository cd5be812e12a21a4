import { expect, it } from 'vitest';
import { fieldAt } from './form.ts';

const values = { slug: '', url: '', mapping: { url: '', title: '' }, headers: '' };

it.each([
  ['slug', 'slug'],
  ['/slug', 'slug'],
  ['body.slug', 'slug'],
  ['workspace.slug', 'slug'],
  ['/mapping/url', 'mapping.url'],
  ['headers.Host', 'headers'],
  ['constructor', undefined],
  ['', undefined],
])('%s is about the field %s', (path, field) => expect(fieldAt(values, path)).toBe(field));
