import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  redirect,
  useSearch,
  type AnyRoute,
} from '@tanstack/react-router';
import { Suspense } from 'react';
import { session, type Site } from '#api/index.ts';
import { myTenants } from '#features/accounts/identity/index.ts';
import { LeaveGuard, makePaths, queryClient, safeReturn } from '#shared/index.ts';
import { Failure, NotFound } from './failures.tsx';
import { part } from './part.tsx';
import { ShellPending } from './shell-pending.tsx';
import { workspaceRoute } from './door.tsx';

/** The page's router. It learns the addresses of a workspace's screens when the first one is opened. */
export function makeRouter(site: Site) {
  const treeNow = (): AnyRoute =>
    treeOf(site, () => router.update({ ...router.options, routeTree: treeNow() }));
  const router = createRouter({
    routeTree: treeNow(),
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
  return router;
}

/**
 * The page's routes. Where a workspace hangs depends on the host the page was opened on.
 * @param onLoaded told when the screens of a workspace are there, and another tree has them
 */
function treeOf(site: Site, onLoaded: () => void): AnyRoute {
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
    component: part(() =>
      import('#features/accounts/identity/landing-page.tsx').then((module) => module.default),
    ),
  });

  const login = createRoute({
    getParentRoute: () => root,
    path: paths.login,
    validateSearch: (search): { next?: string; from?: string } => {
      const next = safeReturn(typeof search['next'] === 'string' ? search['next'] : undefined);
      const from = hostIn(search['from']);
      return { ...(next && { next }), ...(from && { from }) };
    },
    beforeLoad: async ({ search }) => {
      if (await session.resume()) throw redirect({ href: search.next ?? '/', replace: true });
    },
    component: LoginRoute,
  });

  const register = createRoute({
    getParentRoute: () => root,
    path: paths.register,
    component: part(() =>
      import('#features/accounts/identity/register-page.tsx').then((module) => module.default),
    ),
  });

  const confirm = createRoute({
    getParentRoute: () => root,
    path: paths.confirm,
    component: ConfirmRoute,
  });

  const forgotPassword = createRoute({
    getParentRoute: () => root,
    path: paths.forgotPassword,
    component: part(() =>
      import('#features/accounts/identity/forgot-page.tsx').then((module) => module.default),
    ),
  });

  const passwordReset = createRoute({
    getParentRoute: () => root,
    path: paths.passwordReset,
    component: ResetRoute,
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
    beforeLoad: async ({ location: here }) => {
      if (site.kind === 'base' && !(await session.resume()))
        throw redirect({ to: paths.login, search: { next: here.href } });
    },
    component: part(() =>
      import('#features/accounts/identity/handoff-page.tsx').then((module) => module.default),
    ),
  });

  const chooser = createRoute({
    getParentRoute: () => root,
    path: paths.chooser,
    validateSearch: (search): { from?: string } => {
      const from = hostIn(search['from']);
      return from ? { from } : {};
    },
    beforeLoad: async ({ search }) => {
      // A login at a workspace's own host opens that workspace alone.
      if (site.kind === 'tenant') throw redirect({ to: '/', replace: true });
      if (!(await session.resume()))
        throw redirect({ to: paths.login, search: { next: paths.chooser, ...search } });
    },
    loader: () => queryClient.ensureQueryData(myTenants),
    component: part(() =>
      import('#features/workspace/workspaces/chooser-page.tsx').then((module) => module.default),
    ),
  });

  const entrance: AnyRoute[] = [landing, login, register, confirm, forgotPassword, passwordReset];
  const routes: AnyRoute[] = [...entrance, invitation, handoff, chooser];
  return root.addChildren([...routes, workspaceRoute(root, site, onLoaded)]);
}

function Root() {
  return (
    <>
      <Outlet />
      <LeaveGuard />
    </>
  );
}

const LoginPage = part(() =>
  import('#features/accounts/identity/login-page.tsx').then((module) => module.default),
);
const InvitePage = part(() =>
  import('#features/accounts/identity/invite-page.tsx').then((module) => module.default),
);

const ResetPage = part(() =>
  import('#features/accounts/identity/reset-page.tsx').then((module) => module.default),
);

const ConfirmPage = part(() =>
  import('#features/accounts/identity/confirm-page.tsx').then((module) => module.default),
);

function LoginRoute() {
  const { next, from } = useSearch({ strict: false }) as { next?: string; from?: string };
  return (
    <Suspense>
      <LoginPage next={next} from={from} />
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

function ConfirmRoute() {
  return (
    <Suspense>
      <ConfirmPage token={tokenOf(location)} />
    </Suspense>
  );
}

function ResetRoute() {
  return (
    <Suspense>
      <ResetPage token={tokenOf(location)} />
    </Suspense>
  );
}

/** A host that an address names, such as the one somebody comes from: shown, and never gone to. */
const hostIn = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[a-z0-9.-]{1,253}(:\d{1,5})?$/.test(value) ? value : undefined;

/** The token of a mailed link: in the fragment, which is never sent to a server. */
function tokenOf({ hash, search }: Location): string {
  return (
    new URLSearchParams(hash.slice(1)).get('token') ??
    new URLSearchParams(search).get('token') ??
    ''
  );
}
