import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { systemClock } from '#kernel/time.ts';
import type { Cache, CacheBus } from '#platform/cache/index.ts';
import type { Control } from '../tables/index.ts';
import { Sessions } from './sessions.ts';

const pool = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/nothing' });
const control: Control = new Kysely({ dialect: new PostgresDialect({ pool }) });
afterAll(() => control.destroy());

/** A memory that is somewhere else, as with Redis: it takes a while to say that it knows nothing. */
const farMemory: Pick<Cache<boolean>, 'peek' | 'get'> = {
  peek: () => undefined,
  async get(_key, load) {
    await delay(100);
    return load();
  },
};

test('a look at who is signed in fails for whoever looks, and ends nothing, while the database is away', async () => {
  const caches = { cache: () => farMemory } as unknown as CacheBus;
  const sessions = new Sessions({
    control,
    caches,
    tokens: undefined as never,
    refreshTokenDays: 1,
    clock: systemClock,
  });
  const ids = [crypto.randomUUID(), crypto.randomUUID()];
  await expect(sessions.stillOpen(ids)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
