import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  useSearch,
  type AnyRoute,
} from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { session, type Site } from '#api/index.ts';
import { myTenants } from '#features/identity/index.ts';
import { LeaveGuard, makePaths, queryClient, safeReturn } from '#shared/index.ts';
import { Failure, NotFound } from './failures.tsx';
import { ShellPending } from './shell-pending.tsx';
import { workspaceRoutes } from './workspace-routes.tsx';

/** The page's routes. Where a workspace hangs depends on the host the page was opened on. */
export function makeRouter(site: Site) {
  const paths = makePaths(site.kind);
  const root = createRootRoute({
    component: Root,
    notFoundComponent: NotFound,
    errorComponent: Failure,
  });

  const landing = createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: async () => {
      if (!(await session.resume())) {
        if (site.kind === 'tenant') throw redirect({ to: paths.login });
        return;
      }
      if (site.kind === 'tenant') throw redirect({ to: paths.workspace(''), replace: true });
      const tenants = await queryClient.ensureQueryData(myTenants);
      const only = tenants.length === 1 ? tenants[0] : undefined;
      throw redirect({ to: only ? paths.workspace(only.slug) : paths.chooser, replace: true });
    },
    component: lazyRouteComponent(() => import('#features/identity/landing-page.tsx')),
  });

  const login = createRoute({
    getParentRoute: () => root,
    path: paths.login,
    validateSearch: (search): { next?: string } => {
      const next = safeReturn(typeof search['next'] === 'string' ? search['next'] : undefined);
      return next ? { next } : {};
    },
    beforeLoad: async ({ search }) => {
      if (await session.resume()) throw redirect({ href: search.next ?? '/', replace: true });
    },
    component: LoginRoute,
  });

  const register = createRoute({
    getParentRoute: () => root,
    path: paths.register,
    component: lazyRouteComponent(() => import('#features/identity/register-page.tsx')),
  });

  const invitation = createRoute({
    getParentRoute: () => root,
    path: paths.invitation,
    // Whoever is signed in already is asked for nothing more than a yes.
    beforeLoad: () => session.resume(),
    component: InviteRoute,
  });

  const handoff = createRoute({
    getParentRoute: () => root,
    path: paths.handoff,
    component: lazyRouteComponent(() => import('#features/identity/handoff-page.tsx')),
  });

  const chooser = createRoute({
    getParentRoute: () => root,
    path: paths.chooser,
    beforeLoad: async ({ location: here }) => {
      if (!(await session.resume()))
        throw redirect({ to: paths.login, search: { next: here.href } });
    },
    loader: () => queryClient.ensureQueryData(myTenants),
    component: lazyRouteComponent(() => import('#features/workspaces/chooser-page.tsx')),
  });

  const routes: AnyRoute[] = [landing, login, register, invitation, handoff, chooser];
  return createRouter({
    routeTree: root.addChildren([...routes, workspaceRoutes(root, site)]),
    defaultPreload: false,
    defaultPreloadStaleTime: 0,
    // What was loaded is kept by the query cache alone; a screen that is left loads anew from there.
    defaultGcTime: 0,
    defaultPendingMs: 120,
    defaultPendingMinMs: 200,
    defaultPendingComponent: ShellPending,
    defaultErrorComponent: Failure,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}

function Root() {
  return (
    <>
      <Outlet />
      <LeaveGuard />
    </>
  );
}

const LoginPage = lazy(() => import('#features/identity/login-page.tsx'));
const InvitePage = lazy(() => import('#features/identity/invite-page.tsx'));

function LoginRoute() {
  const { next } = useSearch({ strict: false }) as { next?: string };
  return (
    <Suspense>
      <LoginPage next={next} />
    </Suspense>
  );
}

function InviteRoute() {
  return (
    <Suspense>
      <InvitePage token={tokenOf(location)} />
    </Suspense>
  );
}

/** The token of an invitation's link: in the fragment, which is never sent to a server. */
function tokenOf({ hash, search }: Location): string {
  return (
    new URLSearchParams(hash.slice(1)).get('token') ??
    new URLSearchParams(search).get('token') ??
    ''
  );
}
