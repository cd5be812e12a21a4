import type { Cell, Isolation } from './cell.ts';
import type { PlanLimits, TenantSettings, TenantState } from './tables.ts';

/** A tenant as every request knows it: who it is, what it may use, and where its data lies. */
export interface TenantRecord extends TenantSettings {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly plan: string;
  readonly limits: PlanLimits;
  /** For each limit, the next plan that has more room, if there is one. */
  readonly liftedBy: Readonly<Record<string, string>>;
  readonly state: TenantState;
  /** Why it is in that state, in an operator's words; shown to its members. */
  readonly stateReason: string | null;
  /** ISO-8601; when a tenant pending deletion is erased. */
  readonly stateUntil: string | null;
  /** The primary custom domain, if there is one. */
  readonly primaryHost: string | null;
  readonly version: number;
  readonly createdAt: string;
  readonly isolation: Isolation;
  readonly placement: Placement;
}

export interface Placement {
  readonly cell: Cell;
  /** The schema that holds the tenant's tables. */
  readonly namespace: string;
  /** Rises with every move; a write made under an older epoch is refused. */
  readonly epoch: number;
}
