import { type Cell, namespaceOf, SHARED_NAMESPACE } from '../model/index.ts';
import { padsOf } from '../scope/index.ts';
import type { PostgresServer } from '../server/index.ts';
import { isCode, isLost, openConnection } from '#platform/db/index.ts';
import type { Migrator } from './migrator.ts';
import { PostgresSession } from './postgres-session.ts';
import { fill, renderTenantStep } from './render.ts';
import type { MigrationStep } from './steps.ts';
import type { MigrationTarget } from './target.ts';

/** Cells on PostgreSQL, where a step and its entry in the ledger are one transaction. */
export const postgresMigrator: Migrator = {
  async connect(server, cell) {
    const client = await openConnection(server.addressOf(cell).ownerUrl, 'taskforce migrate');
    return new PostgresSession(client, 'platform.migration');
  },
  render: (server, cell, target, step) =>
    target.kind === 'cell'
      ? renderCellStep(server, cell, step)
      : renderTables(server.appRole, target, step),
  // Waited too long for a lock, was chosen as the victim of a deadlock, or met another change at the same time.
  isBusy: (error) => ['55P03', '40P01', '40001'].some((code) => isCode(error, code)),
  isLost,
};

function renderCellStep(server: PostgresServer, cell: Cell, step: MigrationStep): string {
  const { ipad, opad } = padsOf(server.contextKey(cell.id));
  const values: Record<string, string> = {
    app_role: server.appRole,
    ipad: ipad.toString('hex'),
    opad: opad.toString('hex'),
  };
  return fill(step.template, (name) => values[name]);
}

/** Steps say nothing of the schema they fill: the first one finds it missing and makes it. */
function renderTables(
  appRole: string,
  target: Exclude<MigrationTarget, { kind: 'cell' }>,
  step: MigrationStep,
): string {
  const namespace = target.kind === 'shared' ? SHARED_NAMESPACE : namespaceOf(target.tenantId);
  const tables = renderTenantStep(step.template, { ...target, namespace, appRole });
  if (!step.isFirst) return tables;
  const schema = `create schema if not exists ${namespace}; grant usage on schema ${namespace} to ${appRole};`;
  return `${schema}\n${tables}`;
}
