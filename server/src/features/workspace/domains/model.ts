import type { Domain } from '#tenancy/domains/index.ts';

export const DOMAIN_STATES = ['pending', 'verified', 'failing', 'lost'] as const;
export type DomainState = (typeof DOMAIN_STATES)[number];

/** Domains of one workspace. */
export const MAX_DOMAINS = 10;

/** A proof that cannot be found any more counts on for a while: records go missing by mistake. */
const GRACE = { failures: 3, ms: 3 * 24 * 60 * 60 * 1000 };

/** `failing` still answers as the workspace; `lost` does not. */
export function stateOf(domain: Domain): DomainState {
  if (domain.verifiedAt !== null) return domain.failures > 0 ? 'failing' : 'verified';
  return domain.lostAt === null ? 'pending' : 'lost';
}

/** Whether one more failed check ends a proof. */
export function isLostAfter(domain: Domain, now: Date): boolean {
  if (domain.failingSince === null || domain.failures + 1 < GRACE.failures) return false;
  return now.getTime() - Date.parse(domain.failingSince) >= GRACE.ms;
}

/** When a failing proof ends at the earliest; null while it does not fail. */
export const graceEndOf = (domain: Domain): Date | null =>
  domain.verifiedAt === null || domain.failingSince === null
    ? null
    : new Date(Date.parse(domain.failingSince) + GRACE.ms);
