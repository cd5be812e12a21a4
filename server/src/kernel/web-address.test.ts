import { expect, it } from 'vitest';
import { isWebAddress, webAddress } from './web-address.ts';

it.each([
  ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
  ['HTTP://EXAMPLE.com', 'http://example.com/'],
  ['https://münchen.example', 'https://xn--mnchen-3ya.example/'],
])('%s is one', (text, href) => {
  expect(webAddress(text)).toBe(href);
});

it.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' java\nscript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'ftp://example.com',
  'blob:https://example.com/x',
  '//example.com',
  '/path',
  'example.com',
  '',
  `https://example.com/${'a'.repeat(2000)}`,
  null,
  7,
])('%j is none', (value) => {
  expect(isWebAddress(value)).toBe(false);
});
