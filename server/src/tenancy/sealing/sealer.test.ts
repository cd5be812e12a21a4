import { expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { Sealer } from './index.ts';

const sealer = new Sealer('a secret that is long enough for tests');
const mine = { tenantId: newId(), purpose: 'thing/1/secret' };

it('opens what it sealed, where it was put', () => {
  const sealed = sealer.seal(mine, 'Bearer ünïcode');
  expect(sealed).not.toContain('Bearer');
  expect(sealer.open(mine, sealed)).toBe('Bearer ünïcode');
  expect(sealer.seal(mine, 'Bearer ünïcode')).not.toBe(sealed);
});

it('opens nothing of another tenant, another row or another deployment', () => {
  const sealed = sealer.seal(mine, 'secret');
  expect(sealer.open({ ...mine, tenantId: newId() }, sealed)).toBeUndefined();
  expect(sealer.open({ ...mine, purpose: 'thing/2/secret' }, sealed)).toBeUndefined();
  expect(new Sealer('another secret, just as long as that').open(mine, sealed)).toBeUndefined();
});

it('opens nothing that was changed or is not sealed at all', () => {
  const sealed = sealer.seal(mine, 'secret');
  const changed = `${sealed.slice(0, 30)}${sealed[30] === 'A' ? 'B' : 'A'}${sealed.slice(31)}`;
  for (const text of [changed, sealed.slice(0, 20), 'v1.', '', 'secret', `v2.${sealed.slice(3)}`])
    expect(sealer.open(mine, text)).toBeUndefined();
});
