import { expect, it } from 'vitest';
import { addressOf, checkSlug, slugOf } from './slug.ts';

it.each([
  ['Acme Robotics', 'acme-robotics'],
  ['Müller & Söhne', 'muller-sohne'],
  ['Straße 7', 'strasse-7'],
  ['  --x--  ', 'x'],
  ['a'.repeat(60), 'a'.repeat(40)],
])('makes %s into %s', (name, slug) => expect(slugOf(name)).toBe(slug));

it.each(['ab', 'Acme', '-acme', 'acme-', 'a b c', 'a'.repeat(41)])('refuses %s', (slug) =>
  expect(checkSlug(slug)).not.toBe(true),
);

it('accepts a good one and shows where it leads', () => {
  expect(checkSlug('acme-2')).toBe(true);
  expect(addressOf('acme', 'http://localhost:3000')).toBe('acme.localhost:3000');
});
