import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { challengeOf } from './pkce.ts';
import { sha256 } from './sha256.ts';

test.each([
  '',
  'abc',
  'grüße',
  ...[54, 55, 56, 63, 64, 65, 119, 120, 1000].map((n) => 'a'.repeat(n)),
])('hashes %j as Node does', (text) => {
  expect(Buffer.from(sha256(text)).toString('hex')).toBe(
    createHash('sha256').update(text).digest('hex'),
  );
});

test('makes the challenge of RFC 7636, appendix B', () => {
  expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});
