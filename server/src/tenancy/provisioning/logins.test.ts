import { expect, inject, test } from 'vitest';
import { ask } from '../../../test/harness/connections.ts';
import { copyTemplate } from '../../../test/harness/databases.ts';
import { asOwner } from '../server/owner.ts';

test('a lost connection fails the owner’s work, and nothing else', async () => {
  await using server = await copyTemplate(inject('adminUrl'), inject('template'));
  const work = asOwner(server, server.control, async (client) => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await ask(
      server.ownerUrl(server.control),
      `select pg_terminate_backend(${rows[0]?.pid}, 5000)`,
    );
    await client.query('select 1');
  });
  await expect(work).rejects.toThrow(/terminat|not queryable/);
  expect(await asOwner(server, server.control, async () => 'again')).toBe('again');
});
