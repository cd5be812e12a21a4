import { me } from '#features/accounts/identity/index.ts';
import { projectsQuery } from '#features/work/projects/index.ts';
import { tenantQuery } from '#features/workspace/workspaces/index.ts';
import type { PageFeature } from '#manifest/index.ts';
import { queryClient } from '#shared/index.ts';

/** Reads what every screen of a workspace needs, and begins to read what many will want. */
export async function loadWorkspace(slug: string, features: readonly PageFeature[]): Promise<void> {
  await Promise.all([
    queryClient.ensureQueryData(tenantQuery(slug)),
    queryClient.ensureQueryData(me),
    queryClient.ensureQueryData(projectsQuery(slug)),
  ]);
  for (const { prefetch } of features) prefetch?.(slug);
}
