import { iso } from '#kernel/time.ts';
import type { Domain } from '#tenancy/domains/index.ts';
import { type Actor, type Sites, can } from '#identity/index.ts';
import { recordNameOf, toShownHost } from './host.ts';
import { graceEndOf, stateOf } from './model.ts';
import { recordValueOf } from './proof.ts';
import type { DomainView } from './schema.ts';
import { domainRights } from './rights.ts';

/** A domain without what an actor may do with it. */
export function describeDomain(domain: Domain, sites: Sites): Omit<DomainView, 'can'> {
  const losesAt = graceEndOf(domain);
  return {
    id: domain.id,
    host: domain.host,
    shownHost: toShownHost(domain.host),
    url: sites.hostUrl(domain.host),
    state: stateOf(domain),
    primary: domain.isPrimary,
    record: { type: 'TXT', name: recordNameOf(domain.host), value: recordValueOf(domain) },
    verifiedAt: domain.verifiedAt,
    checkedAt: domain.checkedAt,
    failingSince: domain.failingSince,
    losesAt: losesAt && iso(losesAt),
    lostAt: domain.lostAt,
    lostWhy: domain.lostWhy,
    createdAt: domain.createdAt,
  };
}

export function toDomainView(domain: Domain, actor: Actor, sites: Sites): DomainView {
  const mayManage = can(actor, domainRights.manage);
  return {
    ...describeDomain(domain, sites),
    can: {
      verify: mayManage,
      makePrimary: mayManage && domain.verifiedAt !== null && !domain.isPrimary,
      remove: mayManage,
    },
  };
}
