import type { Kysely } from 'kysely';
import type { Isolation, PlanLimits, TenancyTables } from '../model/index.ts';

/** What a workspace can be on. */
export interface Plan {
  readonly code: string;
  readonly name: string;
  readonly isolation: Isolation;
  readonly limits: PlanLimits;
  /** Whether someone can take it at sign-up, without the operator. */
  readonly openToSignUp: boolean;
}

/** Every plan, the smallest first. */
export async function listPlans(control: Kysely<TenancyTables>): Promise<Plan[]> {
  const rows = await control.selectFrom('plan').selectAll().orderBy('position').execute();
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    isolation: row.isolation,
    limits: row.limits,
    openToSignUp: row.open_to_sign_up,
  }));
}
