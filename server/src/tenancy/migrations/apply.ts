import type pg from 'pg';
import { isCode } from '#platform/db/index.ts';

/** A step rendered for one target, ready to run. */
export interface RenderedStep {
  readonly name: string;
  readonly checksum: string;
  readonly sql: string;
}

const LOCK_ATTEMPTS = 5;

/**
 * Applies the steps a target does not have yet, each in one transaction with its own entry in the
 * database's ledger, so that a crash leaves a step either done or not begun.
 * @param ledger `platform.migration` in a cell, `control.migration` in the control plane
 * @returns the names of the steps applied
 * @throws Error when a step that was applied has since been edited, or when one fails
 */
export async function applySteps(
  client: pg.ClientBase,
  ledger: 'platform.migration' | 'control.migration',
  target: string,
  steps: readonly RenderedStep[],
): Promise<string[]> {
  const done = await completedSteps(client, ledger, target);
  const applied: string[] = [];
  for (const step of steps) {
    const checksum = done.get(step.name);
    if (checksum === step.checksum) continue;
    if (checksum !== undefined) {
      throw new Error(
        `migration ${step.name} was edited after it was applied to ${target}; add a new step instead`,
      );
    }
    await applyStep(client, ledger, target, step);
    applied.push(step.name);
  }
  return applied;
}

async function completedSteps(
  client: pg.ClientBase,
  ledger: string,
  target: string,
): Promise<Map<string, string>> {
  const { rows: exists } = await client.query<{ found: boolean }>(
    `select to_regclass($1) is not null as found`,
    [ledger],
  );
  if (!exists[0]?.found) return new Map();
  const { rows } = await client.query<{ step: string; checksum: string }>(
    `select step, checksum from ${ledger} where target = $1`,
    [target],
  );
  return new Map(rows.map((row) => [row.step, row.checksum]));
}

/** A step waits at most two seconds for a lock, so that requests never queue up behind it, and then tries again. */
async function applyStep(
  client: pg.ClientBase,
  ledger: string,
  target: string,
  step: RenderedStep,
): Promise<void> {
  const script = [
    'begin;',
    `set local lock_timeout = '2s';`,
    step.sql,
    `insert into ${ledger} (target, step, checksum) values ('${target}', '${step.name}', '${step.checksum}');`,
    'commit;',
  ].join('\n');
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(script);
      return;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      if (isCode(error, '55P03') && attempt < LOCK_ATTEMPTS) continue;
      throw new Error(`migration ${step.name} failed on ${target}: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }
}
