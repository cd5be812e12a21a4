import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import type { SqlDatabase } from '#platform/db/index.ts';
import { askOwner, killConnections } from '../../../test/harness/cell-owner.ts';
import {
  type TestLayout,
  type TestTenancy,
  poolOf,
  scopeOn,
  startTenancy,
} from '../../../test/harness/tenancy.ts';
import { type Builder, statement } from '#tenancy/query/index.ts';
import type { TenantRecord } from '#tenancy/model/index.ts';
import type { TenantScope, TxScope } from '#tenancy/scope/index.ts';
import { type IdempotentRequest, idempotentCommit } from './index.ts';

type Db = Builder<{ label: { id: string; name: string; color: string; created_at: string } }>;
const addLabel = statement((db: Db, $: { id: string; name: string; now: string }) =>
  db.insertInto('label').values({ id: $.id, name: $.name, color: '#000', created_at: $.now }),
);
const labels = statement((db: Db) => db.selectFrom('label').select('name').orderBy('name'));

const NAME = 'idempotency test';
let t: TestTenancy;
beforeAll(async () => {
  t = await startTenancy();
});
afterAll(() => t[Symbol.asyncDispose]());

describe.each(['shared', 'schema', 'mariadb'] as const)(
  'an Idempotency-Key in the %s layout',
  (layout: TestLayout) => {
    let tenant: TenantRecord;
    let db: SqlDatabase;
    let scope: TenantScope;
    let time: Date;
    const userId = newId();

    beforeAll(async () => {
      tenant = await t.newTenant(layout);
      db = poolOf(t.server, tenant, { name: NAME, maxConnections: 10 });
      scope = scopeOn(db, t.server, tenant, { clock: { now: () => time ?? new Date() } });
    });
    afterAll(() => db[Symbol.asyncDispose]());

    const requestOf = (key: string, body = 'body'): IdempotentRequest => ({
      userId,
      route: 'POST /labels',
      key,
      fingerprint: createHash('sha256').update(body).digest('hex'),
    });
    /** Adds a label of a name no one else has, so that work done twice makes two. */
    const work = (name: string) => async (tx: TxScope) => {
      const id = newId();
      await tx.change(addLabel, { id, name: `${name} ${id}`, now: tx.now });
      return { id };
    };
    const made = async (name: string) =>
      (await scope.rows(labels, {})).filter((label) => label.name.startsWith(`${name} `)).length;

    test('makes one row of fifty requests at once, and every one gets the same answer', async () => {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () =>
          idempotentCommit(scope, requestOf('fifty'), work('fifty')),
        ),
      );
      expect(await made('fifty')).toBe(1);
      expect(new Set(answers.map(({ answer }) => answer.id)).size).toBe(1);
      expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    });

    test('replays the answer without doing the work', async () => {
      const first = await idempotentCommit(scope, requestOf('again'), work('again'));
      const second = await idempotentCommit(scope, requestOf('again'), () => {
        throw new Error('must not run');
      });
      expect(second).toEqual({ answer: first.answer, replayed: true });
    });

    test('replays an answer that is nothing', async () => {
      const nothing = async () => undefined;
      await idempotentCommit(scope, requestOf('nothing'), nothing);
      expect((await idempotentCommit(scope, requestOf('nothing'), nothing)).replayed).toBe(true);
    });

    test('is refused for another request', async () => {
      await idempotentCommit(scope, requestOf('mismatch'), work('mismatch'));
      const other = idempotentCommit(scope, requestOf('mismatch', 'other'), work('mismatch'));
      await expect(other).rejects.toMatchObject({ code: 'idempotency_mismatch' });
      expect(await made('mismatch')).toBe(1);
    });

    test('is another person’s and another route’s own', async () => {
      const request = requestOf('own');
      await idempotentCommit(scope, request, work('own'));
      for (const other of [
        { ...request, userId: newId() },
        { ...request, route: 'POST /tasks' },
      ])
        expect((await idempotentCommit(scope, other, work('own'))).replayed).toBe(false);
      expect(await made('own')).toBe(3);
    });

    test('does not remember a failure', async () => {
      const failing = idempotentCommit(scope, requestOf('failure'), async (tx) => {
        await work('failure')(tx);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect((await idempotentCommit(scope, requestOf('failure'), work('failure'))).replayed).toBe(
        false,
      );
      expect(await made('failure')).toBe(1);
    });

    test('leaves neither row nor answer when the connection dies before the commit', async () => {
      const dying = idempotentCommit(scope, requestOf('crash'), async (tx) => {
        const answer = await work('crash')(tx);
        await killConnections(t.server, tenant, NAME);
        await delay(50);
        return answer;
      });
      await expect(dying).rejects.toMatchObject({ code: 'unavailable' });
      expect(await made('crash')).toBe(0);
      expect((await idempotentCommit(scope, requestOf('crash'), work('crash'))).replayed).toBe(
        false,
      );
      expect(await made('crash')).toBe(1);
    });

    test('says so when the first request takes too long', async () => {
      const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
      const { promise: running, resolve: started } = Promise.withResolvers<void>();
      const first = idempotentCommit(scope, requestOf('slow'), async (tx) => {
        const answer = await work('slow')(tx);
        started();
        await held;
        return answer;
      });
      await running;
      const second = idempotentCommit(scope, requestOf('slow'), work('slow'));
      await expect(second).rejects.toMatchObject({
        code: 'idempotency_in_progress',
        details: { retryAfter: 1 },
      });
      letGo();
      await first;
      expect((await idempotentCommit(scope, requestOf('slow'), work('slow'))).replayed).toBe(true);
    });

    test('is forgotten after 24 hours, not before', async () => {
      const start = Date.now();
      time = new Date(start);
      await idempotentCommit(scope, requestOf('old'), work('old'));
      time = new Date(start + 24 * 3_600_000);
      expect((await idempotentCommit(scope, requestOf('old'), work('old'))).replayed).toBe(true);
      time = new Date(start + 24 * 3_600_000 + 1);
      expect((await idempotentCommit(scope, requestOf('old', 'other'), work('old'))).replayed).toBe(
        false,
      );
      expect(await made('old')).toBe(2);
    });

    test('that has grown old makes one row of twenty requests at once', async () => {
      for (let round = 0; round < 10; round++) {
        const key = `aged ${round}`;
        time = new Date(Date.now() - 48 * 3_600_000);
        await idempotentCommit(scope, requestOf(key), work(key));
        time = new Date();
        await Promise.all(
          Array.from({ length: 20 }, () => idempotentCommit(scope, requestOf(key), work(key))),
        );
        expect(await made(key)).toBe(2);
      }
    });

    test('is stored once', async () => {
      const [row] = await askOwner<{ n: string | number }>(t.server, tenant, {
        postgres: `select count(*) as n from ${tenant.placement.namespace}.idempotency where status = 0`,
        mysql: 'select count(*) as n from base_idempotency where status = 0',
      });
      expect(Number(row?.n)).toBe(0);
    });
  },
);
