import { newId } from '#kernel/ids.ts';
import { padsOf } from '../scope/index.ts';
import { type MigrationStep, loadSteps } from '../migrations/steps.ts';
import { type RenderedStep, applySteps } from '../migrations/apply.ts';
import { fill, renderTenantStep } from '../migrations/render.ts';
import type { Cell } from '../cells/cell.ts';
import type { PostgresServer } from '../server.ts';
import { asCellOwner } from './owner.ts';

/** The schema that holds the tables of the shared layout. */
export const SHARED_NAMESPACE = 'shared';

/** An opaque name that never changes, whatever the tenant is called. */
export const namespaceOf = (tenantId: string): string =>
  `t_${BigInt(`0x${tenantId.replaceAll('-', '')}`).toString(36)}`;

/** The tenant whose schema bears this name, the inverse of {@link namespaceOf}. */
export function tenantOf(namespace: string): string | undefined {
  const digits = /^t_([0-9a-z]{1,25})$/.exec(namespace)?.[1] ?? '';
  let value = 0n;
  for (const digit of digits) value = value * 36n + BigInt(Number.parseInt(digit, 36));
  const hex = value.toString(16).padStart(32, '0');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return namespaceOf(id) === namespace ? id : undefined;
}

/** Gives a database what every cell needs: the signed context and its ledger. */
export async function buildCell(server: PostgresServer, cell: Cell): Promise<RenderedStep[]> {
  const { ipad, opad } = padsOf(server.contextKey(cell.id));
  const values: Record<string, string> = {
    app_role: server.appRole,
    ipad: ipad.toString('hex'),
    opad: opad.toString('hex'),
  };
  const steps = (await loadSteps('cell')).map((step) =>
    rendered(
      step,
      fill(step.template, (name) => values[name]),
    ),
  );
  await asCellOwner(server, cell, (client) =>
    applySteps(client, 'platform.migration', 'cell', steps),
  );
  return steps;
}

/** Builds, or brings up to date, the tables all tenants of a shared cell live in. */
export async function buildSharedTables(
  server: PostgresServer,
  cell: Cell,
): Promise<RenderedStep[]> {
  const steps = (await loadSteps('tenant')).map((step) =>
    rendered(
      step,
      renderTenantStep(step.template, {
        kind: 'shared',
        namespace: SHARED_NAMESPACE,
        appRole: server.appRole,
      }),
    ),
  );
  await buildTables(server, cell, SHARED_NAMESPACE, 'tenant:shared', steps);
  return steps;
}

/** Builds, or brings up to date, one tenant's schema. */
export async function buildTenantSchema(
  server: PostgresServer,
  cell: Cell,
  tenantId: string,
): Promise<RenderedStep[]> {
  const namespace = namespaceOf(tenantId);
  const steps = (await loadSteps('tenant')).map((step) =>
    rendered(
      step,
      renderTenantStep(step.template, {
        kind: 'schema',
        namespace,
        appRole: server.appRole,
        tenantId,
      }),
    ),
  );
  await buildTables(server, cell, namespace, `tenant:${tenantId}`, steps);
  return steps;
}

/** A new, empty schema bound to a tenant id that nobody has yet. */
export async function buildReadySchema(
  server: PostgresServer,
  cell: Cell,
): Promise<{ tenantId: string; namespace: string; steps: RenderedStep[] }> {
  const tenantId = newId();
  return {
    tenantId,
    namespace: namespaceOf(tenantId),
    steps: await buildTenantSchema(server, cell, tenantId),
  };
}

async function buildTables(
  server: PostgresServer,
  cell: Cell,
  namespace: string,
  target: string,
  steps: readonly RenderedStep[],
): Promise<void> {
  await asCellOwner(server, cell, async (client) => {
    await client.query(
      `create schema if not exists ${namespace}; grant usage on schema ${namespace} to ${server.appRole}`,
    );
    await applySteps(client, 'platform.migration', target, steps);
  });
}

const rendered = ({ name, checksum }: MigrationStep, sql: string): RenderedStep => ({
  name,
  checksum,
  sql,
});
