import { expect, it } from 'vitest';
import { parseTaskRef } from './ref.ts';

it('tells ids from keys, whatever the case', () => {
  const id = '0199d0f2-5a77-7c50-8000-00000000000a';
  expect(parseTaskRef(id.toUpperCase())).toEqual({ by: 'id', id });
  expect(parseTaskRef('quic-12')).toEqual({ by: 'key', key: 'QUIC', number: 12 });
});

it.each([
  '',
  'QUIC',
  'QUIC-',
  'QUIC-0',
  'QUIC-01',
  '1X-1',
  'Q-1',
  'QUIC-9999999999',
  'QUIC 12',
  "QUIC-1'",
  'TOOLONGAKEY-1',
])('takes %j for neither', (text) => {
  expect(parseTaskRef(text)).toBeUndefined();
});
