import { createRoute, redirect, type AnyRoute } from '@tanstack/react-router';
import { session, type Site } from '#api/index.ts';
import { makePaths } from '#shared/index.ts';
import { Failure } from './failures.tsx';
import type * as Workspace from './workspace.ts';

export type WorkspacePart = typeof Workspace;

let loaded: WorkspacePart | undefined;

/** The part that holds the screens of a workspace. */
export const loadPart = async (): Promise<WorkspacePart> =>
  (loaded ??= await import('./workspace.ts'));

/**
 * The workspace under `/w/$slug` on the base host, at the root on its own. Visitors of the landing page and the
 * sign-in page load nothing of its screens: until they are there, every address leads to the door, which loads them.
 * @param onLoaded told when the screens are there, so that the router knows their addresses
 */
export function workspaceRoute(root: AnyRoute, site: Site, onLoaded: () => void): AnyRoute {
  const paths = makePaths(site.kind);
  const part = loaded;
  const workspace: AnyRoute = createRoute({
    getParentRoute: () => root,
    ...(site.kind === 'base' ? { path: '/w/$slug' } : { id: 'workspace' }),
    beforeLoad: async ({ location, preload }) => {
      if (!(await session.resume())) {
        throw redirect({ to: paths.login, search: { next: location.href }, replace: true });
      }
      if (part) return;
      await loadPart();
      onLoaded();
      if (!preload) throw redirect({ href: location.href, replace: true });
    },
    ...(part && {
      loader: ({ params }: { params: Record<string, string | undefined> }) =>
        part.loadWorkspace(part.slugIn(params), part.features),
      component: part.Shell,
    }),
    errorComponent: Failure,
  });
  const anywhere = createRoute({ getParentRoute: () => workspace, path: '$' });
  return workspace.addChildren(part ? part.screensOf(workspace, part.features) : [anywhere]);
}
