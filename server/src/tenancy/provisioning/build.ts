import { newId } from '#kernel/ids.ts';
import { type Cell, namespaceOf } from '../model/index.ts';
import {
  applyStep,
  keyOf,
  loadSteps,
  migratorOf,
  type MigratorSession,
  pendingSteps,
  type StepId,
  type StepSource,
  type MigrationTarget,
} from '../migrations/index.ts';
import type { PostgresServer } from '../server/index.ts';

/** Gives a database what every cell needs: the signed context, the fence and its ledger. */
export const buildCell = (
  server: PostgresServer,
  cell: Cell,
  source: StepSource = loadSteps,
): Promise<readonly StepId[]> => build(server, cell, { kind: 'cell' }, source);

/** Builds, or brings up to date, the tables all tenants of a shared cell live in. */
export const buildSharedTables = (
  server: PostgresServer,
  cell: Cell,
  source: StepSource = loadSteps,
): Promise<readonly StepId[]> => build(server, cell, { kind: 'shared' }, source);

/** Builds, or brings up to date, one tenant's schema. */
export const buildTenantSchema = (
  server: PostgresServer,
  cell: Cell,
  tenantId: string,
  source: StepSource = loadSteps,
): Promise<readonly StepId[]> => build(server, cell, { kind: 'schema', tenantId }, source);

/** A new, empty schema bound to a tenant id that no one has yet. */
export interface BuiltSchema {
  readonly tenantId: string;
  readonly namespace: string;
  readonly steps: readonly StepId[];
}

/** Builds one on a separate connection. */
export async function buildReadySchema(
  server: PostgresServer,
  cell: Cell,
  source: StepSource = loadSteps,
): Promise<BuiltSchema> {
  await using session = await migratorOf(cell).connect(server, cell);
  return (await buildReadySchemas(server, cell, session, 1, source))[0] as BuiltSchema;
}

/** Builds so many in one message and one commit. */
export async function buildReadySchemas(
  server: PostgresServer,
  cell: Cell,
  session: MigratorSession,
  count: number,
  source: StepSource = loadSteps,
): Promise<BuiltSchema[]> {
  const steps = await source('tenant', cell.engine);
  const migrator = migratorOf(cell);
  const tenantIds = Array.from({ length: count }, newId);
  await session.applyAll(
    tenantIds.map((tenantId) => {
      const target: MigrationTarget = { kind: 'schema', tenantId };
      const rendered = steps.map((step) => ({
        name: step.name,
        checksum: step.checksum,
        sql: migrator.render(server, cell, target, step),
      }));
      return { key: keyOf(target), steps: rendered };
    }),
  );
  return tenantIds.map((tenantId) => ({ tenantId, namespace: namespaceOf(tenantId), steps }));
}

/**
 * Applies the steps one target does not have yet.
 * @returns all the steps it has now, for the control plane's ledger
 * @throws MigrationError when a step that was applied has since been edited, or when one fails
 */
async function build(
  server: PostgresServer,
  cell: Cell,
  target: MigrationTarget,
  source: StepSource,
): Promise<readonly StepId[]> {
  const steps = await source(target.kind === 'cell' ? 'cell' : 'tenant', cell.engine);
  const migrator = migratorOf(cell);
  const key = keyOf(target);
  await using session = await migrator.connect(server, cell);
  const done = await session.done([key]);
  for (const step of pendingSteps(steps, done.get(key), key)) {
    const { name, checksum } = step;
    const sql = migrator.render(server, cell, target, step);
    await applyStep(migrator, session, { key, target: key, step: { name, checksum, sql } });
  }
  return steps;
}
