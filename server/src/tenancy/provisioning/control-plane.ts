import type pg from 'pg';
import { installQueue } from '#platform/queue/index.ts';
import {
  applyStep,
  fill,
  loadSteps,
  type MigrationStep,
  pendingSteps,
  postgresMigrator,
  PostgresSession,
  type StepSource,
} from '../migrations/index.ts';
import type { PostgresServer } from '../server/index.ts';

const TARGET = 'control';

/** The steps the control plane does not have yet. @param control the owner's connection to it */
export async function pendingInControl(
  control: pg.Client,
  source: StepSource = loadSteps,
): Promise<readonly MigrationStep[]> {
  const done = await new PostgresSession(control, 'control.migration').done([TARGET]);
  return pendingSteps(await source('control'), done.get(TARGET), TARGET);
}

/** Brings the control plane and its queue up to date. @returns the names of the steps applied */
export async function migrateControl(
  server: PostgresServer,
  control: pg.Client,
  source: StepSource = loadSteps,
): Promise<string[]> {
  const session = new PostgresSession(control, 'control.migration');
  const values: Record<string, string> = { control_role: server.controlRole };
  const pending = await pendingInControl(control, source);
  for (const { name, checksum, template } of pending) {
    const step = { name, checksum, sql: fill(template, (placeholder) => values[placeholder]) };
    await applyStep(postgresMigrator, session, { key: TARGET, target: TARGET, step });
  }
  await installQueue(control, server.controlRole);
  return pending.map(({ name }) => name);
}
