import { AppError, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { iso } from '#kernel/time.ts';
import {
  type Domain,
  findDomain,
  insertDomain,
  listDomains,
  lockDomainList,
} from '#tenancy/domains/index.ts';
import { newSecret } from '#identity/index.ts';
import type { DomainDeps } from '../deps.ts';
import { toHost } from '../host.ts';
import { MAX_DOMAINS } from '../model.ts';
import { tooManyDomains } from '../refusals.ts';

/**
 * Claims a host for a tenant, with a new token for verification. Whether others claim it, or have
 * it, is not said: the DNS will decide.
 * @throws AppError `invalid`, `duplicate_key`, `domain_limit`
 */
export async function addDomain(
  { identity }: DomainDeps,
  tenantId: string,
  text: string,
): Promise<Domain> {
  const host = toHost(text, identity.sites.baseUrl.hostname);
  return identity.tenancy.control.transaction().execute(async (trx) => {
    // Additions wait for one another, so that two cannot both take the last place.
    await lockDomainList(trx, tenantId);
    const known = await listDomains(trx, tenantId);
    if (known.some((domain) => domain.host === host)) throw isListed(host);
    if (known.length >= MAX_DOMAINS)
      throw new AppError(
        tooManyDomains,
        `A workspace can have ${MAX_DOMAINS} domains; remove one that you no longer need.`,
        { extra: { limit: MAX_DOMAINS, usage: known.length } },
      );
    const id = newId();
    const createdAt = iso(identity.clock.now());
    if (!(await insertDomain(trx, { id, tenantId, host, token: newSecret(), createdAt })))
      throw isListed(host);
    const added = await findDomain(trx, tenantId, id);
    if (!added) throw notFound('domain');
    return added;
  });
}

const isListed = (host: string): AppError =>
  new AppError('duplicate_key', `The domain ${host} is already in the list.`);
