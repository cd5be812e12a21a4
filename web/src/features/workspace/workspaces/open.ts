import { site, type Membership } from '#api/index.ts';
import { makePaths } from '#shared/index.ts';

/** Opens a workspace on this host. A tenant's own host has one alone. */
export function openWorkspace(to: Pick<Membership, 'slug'>, go: (path: string) => void): void {
  go(makePaths(site().kind).workspace(to.slug));
}
