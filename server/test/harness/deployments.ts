import { afterEach, inject } from 'vitest';
import { newId } from '#kernel/ids.ts';
import type { PostgresServer } from '#tenancy/index.ts';
import { namespaceOf } from '#tenancy/model/namespace.ts';
import { ask } from './connections.ts';
import { dropDatabases, testServer } from './databases.ts';

let deployments = 0;
const used: PostgresServer[] = [];

/** A deployment that no one has begun, with logins of its own; gone after the test. */
export function freshDeployment(): PostgresServer {
  deployments += 1;
  const name = `deploy_${process.pid}_${deployments}`;
  const server = testServer(inject('adminUrl'), name, name);
  used.push(server);
  return server;
}

afterEach(async () => {
  for (const server of used.splice(0)) {
    await dropDatabases(inject('adminUrl'), server.control);
    for (const role of [server.appRole, server.controlRole])
      await ask(inject('adminUrl'), `drop role if exists ${role}`);
  }
});

/** One statement on the control plane, as its owner. */
export const onControl = <R>(server: PostgresServer, text: string, ...values: unknown[]) =>
  ask<R>(server.ownerUrl(server.control), text, ...values);

/** One statement in a cell's database, as its owner. */
export const onCell = <R>(
  server: PostgresServer,
  cell: string,
  text: string,
  ...values: unknown[]
) => ask<R>(server.ownerUrl(`${server.control}_${cell.replace('-', '_')}`), text, ...values);

/**
 * Tenants that the control plane has and whose schemas are not built: the next run builds them.
 * @returns their ids, in the order in which they are called t-1, t-2, …
 */
export async function placeTenants(
  server: PostgresServer,
  count: number,
  cell = 'schema-1',
): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  await onControl(
    server,
    `with new as (select id, namespace, n from unnest($1::uuid[], $4::text[]) with ordinality as x (id, namespace, n)),
          tenants as (insert into control.tenant (id, slug, name, plan, state, created_at, updated_at)
                      select id, 't-' || n, 'T', 'basic', 'active', now(), now() from new),
          seats as (update control.cell set tenants = tenants + $2 where name = $3)
     insert into control.placement (tenant_id, cell_id, namespace)
     select new.id, c.id, new.namespace from new, control.cell c where c.name = $3`,
    ids,
    count,
    cell,
    ids.map(namespaceOf),
  );
  return ids;
}
