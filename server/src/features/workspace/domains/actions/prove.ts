import { notFound } from '#kernel/errors.ts';
import { iso } from '#kernel/time.ts';
import {
  type ControlPlane,
  type Domain,
  findDomain,
  lockClaims,
  updateDomain,
} from '#tenancy/domains/index.ts';
import { newSecret } from '#identity/index.ts';
import { type DomainDeps, announce } from '../deps.ts';
import { recordNameOf } from '../host.ts';
import { assertProved } from '../proof.ts';

/**
 * Asks the DNS for a claim's record and, when it is there, gives the host to its tenant. Another
 * tenant that had the host loses it: it belongs to the tenant that can write the record now. The
 * loser's token ends with it, so that a record left behind proves nothing any more.
 * @throws AppError `not_found`, `domain_record_missing`, `domain_record_differs`, `dns_unavailable`
 */
export async function proveDomain(deps: DomainDeps, tenantId: string, id: string): Promise<Domain> {
  const { clock, tenancy } = deps.identity;
  const { control } = tenancy;
  const claim = await findDomain(control, tenantId, id);
  if (!claim) throw notFound('domain');
  assertProved(claim, await deps.lookup(recordNameOf(claim.host)));
  const now = iso(clock.now());
  const changed = await control
    .transaction()
    .execute(async (trx) => [...(await withdraw(trx, claim, now)), await accept(trx, claim, now)]);
  await announce(deps, changed);
  return changed.at(-1) as Domain;
}

/** Takes the host from any other tenant. */
async function withdraw(trx: ControlPlane, claim: Domain, now: string): Promise<Domain[]> {
  const claims = await lockClaims(trx, claim.host);
  const holder = claims.find(({ id, verifiedAt }) => verifiedAt !== null && id !== claim.id);
  if (!holder) return [];
  await updateDomain(trx, holder, {
    token: newSecret(),
    isPrimary: false,
    verifiedAt: null,
    failures: 0,
    failingSince: null,
    lostAt: now,
    lostWhy: 'proved_elsewhere',
  });
  return [holder];
}

/** @throws AppError `not_found` when the claim was removed, or its token replaced, in the meantime */
async function accept(trx: ControlPlane, claim: Domain, now: string): Promise<Domain> {
  const proved = await updateDomain(trx, claim, {
    verifiedAt: claim.verifiedAt ?? now,
    checkedAt: now,
    failures: 0,
    failingSince: null,
    lostAt: null,
    lostWhy: null,
  });
  if (!proved) throw notFound('domain');
  return proved;
}
