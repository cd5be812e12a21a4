import { type Actor, type Member, type Sites, can } from '#identity/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import type { Directory } from './model.ts';
import { mayChange, mayRemove } from './policy.ts';
import type { MemberView, Reference, ShownRight, TenantView } from './schema.ts';

export const toTenantSummary = (tenant: TenantRecord, sites: Sites) => ({
  id: tenant.id,
  slug: tenant.slug,
  name: tenant.name,
  plan: tenant.plan,
  state: tenant.state,
  url: sites.tenantUrl(tenant),
});

/** @param rights those that the page must know beforehand */
export const toTenantView = (
  tenant: TenantRecord,
  actor: Actor,
  sites: Sites,
  rights: readonly ShownRight[],
): TenantView => ({
  ...toTenantSummary(tenant, sites),
  stateReason: tenant.stateReason,
  isolation: tenant.isolation,
  timeZone: tenant.timeZone,
  retentionDays: tenant.retentionDays,
  retainCompleted: tenant.retainCompleted,
  version: tenant.version,
  createdAt: tenant.createdAt,
  can: Object.fromEntries(rights.map((right) => [right.can, can(actor, right)])),
});

/** @param owners how many active owners the tenant has */
export const toMemberView = (member: Member, actor: Actor, owners: number): MemberView => ({
  userId: member.userId,
  name: member.name,
  email: member.email,
  username: member.username,
  role: member.role,
  department: member.department,
  title: member.title,
  active: member.active,
  joinedAt: member.joinedAt,
  can: { changeRole: mayChange(actor, member, owners), remove: mayRemove(actor, member, owners) },
});

/** How a person is named in another resource. */
export const referTo = (people: Directory, id: string | null): Reference | null =>
  id === null ? null : { id, name: people.get(id)?.name ?? 'Unknown person' };
