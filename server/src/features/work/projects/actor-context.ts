import type { TenantRecord } from '#tenancy/model/index.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import type { Actor } from '#identity/index.ts';
import type { People } from '#features/foundation/people/index.ts';
import type { ActorContext } from './model.ts';

/** What the routes of projects and of what is in them need from outside. */
export interface WorkDeps {
  readonly people: People;
  /** Items on a page when the request does not say. */
  readonly pageSize: number;
}

/** Who does what a request asks for. The directory is read outside the unit of work: it is mostly in memory. */
export async function actorContextOf(
  { people }: WorkDeps,
  { actor, tenant, scope }: { actor: Actor; tenant: TenantRecord; scope: Scope },
): Promise<ActorContext> {
  return { actor, tenant, people: await people.directory(scope) };
}
