import { AppError, notFound } from '#kernel/errors.ts';
import { type Domain, deleteDomain, lockDomains, updateDomain } from '#tenancy/domains/index.ts';
import { type DomainDeps, announce } from '../deps.ts';

/**
 * Makes a domain the one that links lead to, or no longer so; there is one at most.
 * @throws AppError `not_found`; `conflict` for a domain that is not proved
 */
export async function choosePrimary(
  deps: DomainDeps,
  tenantId: string,
  id: string,
  isPrimary: boolean,
): Promise<Domain> {
  const chosen = await deps.identity.tenancy.control.transaction().execute(async (trx) => {
    const domains = await lockDomains(trx, tenantId);
    const domain = domains.find((one) => one.id === id);
    if (!domain) throw notFound('domain');
    if (isPrimary && domain.verifiedAt === null)
      throw new AppError(
        'conflict',
        `${domain.host} can become primary once it is verified; check its record first.`,
      );
    const before = domains.find((one) => one.isPrimary);
    if (isPrimary && before && before.id !== id)
      await updateDomain(trx, before, { isPrimary: false });
    return (await updateDomain(trx, domain, { isPrimary })) ?? domain;
  });
  await announce(deps, [chosen]);
  return chosen;
}

/**
 * Takes a domain away at once, proof and token included.
 * @throws AppError `not_found`
 */
export async function removeDomain(
  deps: DomainDeps,
  tenantId: string,
  id: string,
): Promise<Domain> {
  const removed = await deleteDomain(deps.identity.tenancy.control, tenantId, id);
  if (!removed) throw notFound('domain');
  await announce(deps, [removed]);
  return removed;
}
