import { AppError, notFound } from '#kernel/errors.ts';
import {
  type Actor,
  findAccountByEmail,
  findMember,
  listMembers,
  type Member,
} from '#identity/index.ts';
import type { ActorContext } from '#features/work/projects/index.ts';
import type { TenantRecord, TenantScope } from '#tenancy/index.ts';
import type { Core } from './core.ts';

/** Someone whose rights a command uses, with the way to the tenant's data. */
export interface RunAsContext {
  readonly by: ActorContext;
  readonly scope: TenantScope;
}

/**
 * Acts as a member of a tenant.
 * @param email whose rights count; without it, the first owner's
 * @throws AppError `not_found` for an account that is no active member
 */
export async function runAs(
  core: Core,
  tenant: TenantRecord,
  email?: string,
): Promise<RunAsContext> {
  const member = email ? await memberCalled(core, tenant, email) : await firstOwner(core, tenant);
  const actor: Actor = {
    userId: member.userId,
    tenantId: tenant.id,
    name: member.name,
    role: member.role,
  };
  const scope = core.tenancy.scopeOf(tenant);
  return { by: { actor, tenant, people: await core.people.directory(scope) }, scope };
}

/** Every active member, page after page. */
export async function allMembers(core: Core, tenant: TenantRecord): Promise<Member[]> {
  const found: Member[] = [];
  const limit = 500;
  for (;;) {
    const last = found.at(-1);
    const after = last && { name: last.name.toLowerCase(), id: last.userId };
    const page = await listMembers(core.identity.control, tenant.id, {
      limit,
      q: undefined,
      after,
    });
    found.push(...page);
    if (page.length < limit) return found.filter((member) => member.active);
  }
}

async function memberCalled(core: Core, tenant: TenantRecord, email: string): Promise<Member> {
  const account = await findAccountByEmail(core.identity.control, email);
  const member = account && (await findMember(core.identity.control, tenant.id, account.id));
  if (!member?.active) throw notFound(`member ${email} of ${tenant.slug}`);
  return member;
}

async function firstOwner(core: Core, tenant: TenantRecord): Promise<Member> {
  const owner = (await allMembers(core, tenant)).find((member) => member.role === 'owner');
  if (!owner)
    throw new AppError('not_found', `${tenant.slug} has no active owner; name a member with --as.`);
  return owner;
}
