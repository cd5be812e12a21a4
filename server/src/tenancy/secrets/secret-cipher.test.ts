import { expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { SecretCipher } from './index.ts';

const cipher = new SecretCipher('a secret that is long enough for tests');
const mine = { tenantId: newId(), purpose: 'thing/1/secret' };

it('decrypts what it encrypted, where it was put', () => {
  const encrypted = cipher.encrypt(mine, 'Bearer ünïcode');
  expect(encrypted).not.toContain('Bearer');
  expect(cipher.decrypt(mine, encrypted)).toBe('Bearer ünïcode');
  expect(cipher.encrypt(mine, 'Bearer ünïcode')).not.toBe(encrypted);
});

it('decrypts nothing of another tenant, another row or another deployment', () => {
  const encrypted = cipher.encrypt(mine, 'secret');
  expect(cipher.decrypt({ ...mine, tenantId: newId() }, encrypted)).toBeUndefined();
  expect(cipher.decrypt({ ...mine, purpose: 'thing/2/secret' }, encrypted)).toBeUndefined();
  expect(
    new SecretCipher('another secret, just as long as that').decrypt(mine, encrypted),
  ).toBeUndefined();
});

it('decrypts nothing that was changed or is not encrypted at all', () => {
  const encrypted = cipher.encrypt(mine, 'secret');
  const changed = `${encrypted.slice(0, 30)}${encrypted[30] === 'A' ? 'B' : 'A'}${encrypted.slice(31)}`;
  for (const text of [
    changed,
    encrypted.slice(0, 20),
    'v1.',
    '',
    'secret',
    `v2.${encrypted.slice(3)}`,
  ])
    expect(cipher.decrypt(mine, text)).toBeUndefined();
});
