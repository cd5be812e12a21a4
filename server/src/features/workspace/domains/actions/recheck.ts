import { iso } from '#kernel/time.ts';
import {
  type Domain,
  type DomainChange,
  listVerified,
  updateDomain,
} from '#tenancy/domains/index.ts';
import { type DomainDeps, announce } from '../deps.ts';
import { recordNameOf } from '../host.ts';
import { isLostAfter } from '../model.ts';
import { judge } from '../proof.ts';

/** Domains looked up at the same time, and read at once. */
const [AT_ONCE, PAGE] = [8, 200];

export type RecheckOutcome = 'proved' | 'failing' | 'lost' | 'unanswered';

export interface Recheck {
  readonly host: string;
  readonly tenantId: string;
  readonly outcome: RecheckOutcome;
}

/**
 * Verifies all verified domains again, or those of one tenant. One whose record is gone goes on
 * answering for days, through several failed checks, before it is lost; a DNS that gives no answer
 * counts for nothing. Meant to be run a few times a day.
 */
export async function recheckDomains(deps: DomainDeps, tenantId?: string): Promise<Recheck[]> {
  const checked: Recheck[] = [];
  for (let after: string | undefined; ;) {
    const page = await listVerified(deps.identity.tenancy.control, {
      tenantId,
      after,
      limit: PAGE,
    });
    for (let from = 0; from < page.length; from += AT_ONCE) {
      const some = page.slice(from, from + AT_ONCE);
      checked.push(...(await Promise.all(some.map((domain) => recheck(deps, domain)))));
    }
    after = page.at(-1)?.id;
    if (page.length < PAGE) return checked;
  }
}

async function recheck(deps: DomainDeps, domain: Domain): Promise<Recheck> {
  const outcome = await outcomeOf(deps, domain);
  const { host, tenantId } = domain;
  const change = changeOf(domain, outcome, iso(deps.identity.clock.now()));
  const written = change && (await updateDomain(deps.identity.tenancy.control, domain, change));
  if (written && outcome === 'lost') await announce(deps, [domain]);
  return { host, tenantId, outcome };
}

async function outcomeOf(
  { identity, lookup }: DomainDeps,
  domain: Domain,
): Promise<RecheckOutcome> {
  const verdict = judge(domain, await lookup(recordNameOf(domain.host)));
  if (verdict === 'proved' || verdict === 'unanswered') return verdict;
  return isLostAfter(domain, identity.clock.now()) ? 'lost' : 'failing';
}

function changeOf(domain: Domain, outcome: RecheckOutcome, now: string): DomainChange | undefined {
  if (outcome === 'unanswered') return undefined;
  const answered = { checkedAt: now, failures: 0, failingSince: null };
  if (outcome === 'proved') return answered;
  if (outcome === 'lost')
    return {
      ...answered,
      verifiedAt: null,
      isPrimary: false,
      lostAt: now,
      lostWhy: 'record_gone',
    };
  const failingSince = domain.failingSince ?? now;
  return { checkedAt: now, failures: domain.failures + 1, failingSince };
}
