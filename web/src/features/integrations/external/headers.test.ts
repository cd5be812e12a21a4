import { expect, it } from 'vitest';
import { readHeaders } from './headers.ts';

it.each([
  ['', {}],
  ['Authorization: Bearer a:b', { Authorization: 'Bearer a:b' }],
  ['\n A: 1 \n\nB:2\n', { A: '1', B: '2' }],
  ['A: 1\nBearer abc', 2],
  ['A:', 1],
  [': x', 1],
])('reads %j', (text, found) => expect(readHeaders(text)).toEqual(found));
