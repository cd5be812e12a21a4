import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { Database, type DatabaseSession } from './database.ts';

let db: Database;
const held: DatabaseSession[] = [];
beforeEach(() => {
  db = new Database({
    url: inject('adminUrl'),
    maxConnections: 4,
    hasAffinity: true,
    name: 'affinity test',
  });
});
afterEach(async () => {
  for (const session of held.splice(0)) session.release();
  await db[Symbol.asyncDispose]();
});

const pid = async (session: DatabaseSession): Promise<unknown> => {
  const step = { name: 'pid', text: () => 'select pg_backend_pid() as pid', values: [] };
  return (await session.exchange([step]))[0]?.rows[0]?.['pid'];
};
const hold = async (affinityKey: string): Promise<unknown> => {
  const session = await db.session(affinityKey);
  held.push(session);
  return pid(session);
};
const ask = async (affinityKey: string): Promise<unknown> => {
  const session = await db.session(affinityKey);
  const found = await pid(session);
  session.release();
  return found;
};

it('leads whoever comes again to the same connection, and others to others', async () => {
  const keys = Array.from({ length: 40 }, (_, i) => `tenant ${i}`);
  const first = new Map<string, unknown>();
  for (const affinityKey of keys) first.set(affinityKey, await ask(affinityKey));
  expect(new Set(first.values()).size).toBe(4);
  for (const affinityKey of keys.toReversed())
    expect(await ask(affinityKey)).toBe(first.get(affinityKey));
});

it('leads to any other connection while the own one is busy', async () => {
  const own = await hold('anna');
  const others = await Promise.all([hold('anna'), hold('anna'), hold('anna')]);
  expect(new Set([own, ...others]).size).toBe(4);
});

it.each([0, 1, 2, 3])(
  'waits when all are busy, and takes the next that is free, be it %i',
  async (n) => {
    for (let i = 0; i < 4; i++) await hold('anna');
    const waiting = db.session('anna');
    const state = await Promise.race([
      waiting.then(() => 'served'),
      new Promise((resolve) => setTimeout(resolve, 50, 'waiting')),
    ]);
    expect(state).toBe('waiting');
    const freed = held.splice(n, 1)[0] as DatabaseSession;
    const expected = await pid(freed);
    freed.release();
    const served = await waiting;
    expect(await pid(served)).toBe(expected);
    served.release();
  },
);

it('gives up on a connection that does not come, as a pool does', async () => {
  for (let i = 0; i < 4; i++) await hold('anna');
  await expect(db.session('berta')).rejects.toMatchObject({ code: 'unavailable' });
});

it('replaces a connection that is lost', async () => {
  const lost = await db.session('anna');
  await expect(
    lost.exchange([
      { name: 'end', text: () => 'select pg_terminate_backend(pg_backend_pid())', values: [] },
    ]),
  ).rejects.toThrow();
  lost.release();
  for (let i = 0; i < 4; i++) await hold('anna');
});
