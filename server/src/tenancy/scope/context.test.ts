import { describe, expect, inject, it } from 'vitest';
import pg from 'pg';
import { newId } from '#kernel/ids.ts';
import { copyTemplate } from '../../../test/harness/databases.ts';
import { signContext } from './context.ts';

describe('the signed tenant context', () => {
  it('is what the database believes, and nothing else', async () => {
    await using server = await copyTemplate(inject('adminUrl'), inject('template'));
    const owner = new pg.Client(server.ownerUrl(`${server.control}`));
    await owner.connect();
    const { rows } = await owner.query<{ id: string }>(
      `select id from control.cell where kind = 'shared'`,
    );
    await owner.end();
    const key = server.contextKey(rows[0]?.id ?? '');

    const app = new pg.Client(server.appUrl(`${server.control}_shared_1`));
    await app.connect();
    const whoIs = async (context: string | null): Promise<unknown> => {
      const { rows: who } = await app.query<{ id: string | null }>(
        `select platform.current_tenant() as id from (select pg_catalog.set_config('taskforce.context', $1, false) c) s where c is not null or true`,
        [context],
      );
      return who[0]?.id;
    };
    const [tenant, other] = [newId(), newId()];
    const now = Math.floor(Date.now() / 1000);
    const good = signContext(key, tenant, now + 60);

    expect(await whoIs(good)).toBe(tenant);
    expect(await whoIs(null)).toBeNull();
    expect(await whoIs('')).toBeNull();
    expect(await whoIs('not a context')).toBeNull();
    expect(await whoIs('x'.repeat(106))).toBeNull();
    expect(await whoIs(signContext(key, tenant, now - 1))).toBeNull();
    expect(await whoIs(signContext(Buffer.from('another key'), tenant, now + 60))).toBeNull();
    expect(await whoIs(other.replaceAll('-', '') + good.slice(32))).toBeNull();
    expect(await whoIs(good.slice(0, 32) + String(now + 9999) + good.slice(42))).toBeNull();
    await expect(app.query('select * from platform.context_key')).rejects.toThrow(
      'permission denied',
    );
    await app.end();
  });
});
