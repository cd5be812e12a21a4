import { handoffTo } from '#features/identity/index.ts';
import { messageOf, site, type Membership } from '#api/index.ts';
import { makePaths } from '#shared/index.ts';
import { toastProblem } from '#ui/index.ts';

/**
 * Opens another workspace. The base host shows it in place; a tenant's own host can only hand the
 * session over to the other tenant's host.
 */
export function openWorkspace(to: Pick<Membership, 'slug'>, go: (path: string) => void): void {
  if (site().kind === 'base') go(makePaths('base').workspace(to.slug));
  else leaveFor(to.slug);
}

/** Goes to another host, signed in: `base`, or a tenant's slug. */
export function leaveFor(to: string): void {
  handoffTo(to).then(
    (url) => location.assign(url),
    (error: unknown) => toastProblem(messageOf(error)),
  );
}
