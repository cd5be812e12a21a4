import { type RawBuilder, sql } from 'kysely';
import type { StepId } from './steps.ts';

/**
 * Whether a tenant's schema has all of some steps, by the control plane's ledger: a condition on the row of
 * `ready_schema` a query is at. A process of an older version may have built it without the newest.
 */
export const HAS_STEPS = `not exists (
  select from unnest(?::text[]) as wanted (step)
   where not exists (select from control.migration m
                      where m.target = 'tenant:' || ready_schema.tenant_id
                        and m.step || ' ' || m.checksum = wanted.step))`;

/** The steps as {@link HAS_STEPS} takes them. */
export const stepTexts = (steps: readonly StepId[]): string[] =>
  steps.map(({ name, checksum }) => `${name} ${checksum}`);

/** {@link HAS_STEPS} for the query builder. */
export function hasSteps(steps: readonly StepId[]): RawBuilder<boolean> {
  const [before = '', after = ''] = HAS_STEPS.split('?');
  return sql<boolean>`${sql.raw(before)}${stepTexts(steps)}${sql.raw(after)}`;
}
