import {
  createRoute,
  lazyRouteComponent,
  notFound,
  redirect,
  type AnyRoute,
} from '@tanstack/react-router';
import { session, toProblem, type Site } from '#api/index.ts';
import type { ReactNode } from 'react';
import { boxQuery, preferencesQuery, readBox } from '#features/notifications/index.ts';
import { domainsQuery } from '#features/domains/index.ts';
import { sourcesQuery } from '#features/external/index.ts';
import { me } from '#features/identity/index.ts';
import { invitationsQuery, membersQuery } from '#features/people/index.ts';
import { projectQuery, projectsQuery, statisticsQuery } from '#features/projects/index.ts';
import {
  columnQuery,
  listQuery,
  taskQuery,
  toFilter,
  withoutStatus,
} from '#features/tasks/index.ts';
import { trashedProjectsQuery, trashedTasksQuery } from '#features/trash/index.ts';
import {
  deliveriesQuery,
  eventTypesQuery,
  readState,
  webhooksQuery,
} from '#features/webhooks/index.ts';
import {
  labelsQuery,
  labelUseQuery,
  peopleQuery,
  tenantQuery,
} from '#features/workspaces/index.ts';
import { makePaths, queryClient, type SettingsSection } from '#shared/index.ts';
import { statuses } from '#ui/index.ts';
import { Failure, NotFound } from './failures.tsx';
import { PagePending } from './shell-pending.tsx';
import { Shell } from './shell.tsx';
import { ProjectPage } from './project-page.tsx';
import { readProjectSearch } from './project-search.ts';
import { TaskRoute } from './task-route.tsx';

/** The screens inside one workspace: under `/w/$slug` on the base host, at the root on its own. */
export function workspaceRoutes(root: AnyRoute, site: Site): AnyRoute {
  const slugOf = (params: Record<string, string | undefined>) =>
    params['slug'] ?? site.tenant?.slug ?? '';
  const paths = makePaths(site.kind);

  const workspace = createRoute({
    getParentRoute: () => root,
    ...(site.kind === 'base' ? { path: '/w/$slug' } : { id: 'workspace' }),
    beforeLoad: async ({ location }) => {
      if (!(await session.resume())) {
        throw redirect({ to: paths.login, search: { next: location.href }, replace: true });
      }
    },
    loader: async ({ params }) => {
      const slug = slugOf(params);
      const [tenant] = await Promise.all([
        queryClient.ensureQueryData(tenantQuery(slug)),
        queryClient.ensureQueryData(me),
        queryClient.ensureQueryData(projectsQuery(slug)),
      ]);
      // Wanted soon, but nothing waits for them.
      void queryClient.prefetchQuery(peopleQuery(tenant.slug));
      void queryClient.prefetchQuery(labelsQuery(tenant.slug));
    },
    component: Shell,
    errorComponent: Failure,
    notFoundComponent: NotFound,
  });

  const home = createRoute({
    getParentRoute: () => workspace,
    path: site.kind === 'base' ? '/' : '/home',
    beforeLoad: ({ params }) => {
      throw redirect({ to: paths.workspace(slugOf(params)), replace: true });
    },
  });

  const projects = createRoute({
    getParentRoute: () => workspace,
    path: '/projects',
    component: lazyRouteComponent(() => import('#features/projects/projects-page.tsx')),
    pendingComponent: PagePending,
  });

  const inbox = createRoute({
    getParentRoute: () => workspace,
    path: '/inbox',
    loader: ({ params, location }) => {
      void queryClient.prefetchInfiniteQuery(boxQuery(slugOf(params), readBox(location.search)));
    },
    component: lazyRouteComponent(() => import('#features/notifications/inbox-page.tsx')),
    pendingComponent: PagePending,
  });

  const trash = createRoute({
    getParentRoute: () => workspace,
    path: '/trash',
    loader: ({ params }) => {
      void queryClient.prefetchInfiniteQuery(trashedTasksQuery(slugOf(params)));
      void queryClient.prefetchInfiniteQuery(trashedProjectsQuery(slugOf(params)));
    },
    component: lazyRouteComponent(() => import('#features/trash/trash-page.tsx')),
    pendingComponent: PagePending,
  });

  const people = createRoute({
    getParentRoute: () => workspace,
    path: '/people',
    loader: ({ params }) => {
      void queryClient.prefetchInfiniteQuery(membersQuery(slugOf(params), ''));
      void queryClient.prefetchQuery(invitationsQuery(slugOf(params)));
    },
    component: lazyRouteComponent(() => import('#features/people/people-page.tsx')),
    pendingComponent: PagePending,
  });

  const settings = createRoute({
    getParentRoute: () => workspace,
    path: '/settings',
    component: lazyRouteComponent(() => import('#features/workspaces/settings-layout.tsx')),
    pendingComponent: PagePending,
  });

  const settingsStart = createRoute({
    getParentRoute: () => settings,
    path: '/',
    beforeLoad: ({ params }) => {
      throw redirect({ to: paths.settings(slugOf(params), 'workspace'), replace: true });
    },
  });

  /** A section of the settings whose screen fetches for itself. */
  const section = (
    path: SettingsSection,
    page: () => Promise<{ default: () => ReactNode }>,
    prefetch?: (slug: string) => void,
  ) =>
    createRoute({
      getParentRoute: () => settings,
      path,
      ...(prefetch && { loader: ({ params }) => prefetch(slugOf(params)) }),
      component: lazyRouteComponent(page),
      pendingComponent: PagePending,
    });

  const sections = [
    section('workspace', () => import('#features/workspaces/settings-page.tsx')),
    section(
      'members',
      () => import('#features/people/people-page.tsx'),
      (slug) => {
        void queryClient.prefetchInfiniteQuery(membersQuery(slug, ''));
        void queryClient.prefetchQuery(invitationsQuery(slug));
      },
    ),
    section(
      'labels',
      () => import('#features/workspaces/labels-page.tsx'),
      (slug) => {
        void queryClient.prefetchQuery(labelUseQuery(slug));
      },
    ),
    section('integrations', () => import('#features/workspaces/integrations-page.tsx')),
    section('security', () => import('#features/workspaces/security-page.tsx')),
    section('account', () => import('#features/workspaces/account-page.tsx')),
    section(
      'notifications',
      () => import('#features/notifications/preferences-page.tsx'),
      () => {
        void queryClient.prefetchQuery(preferencesQuery);
      },
    ),
    section('shortcuts', () => import('#features/workspaces/shortcuts-page.tsx')),
  ];

  const domains = createRoute({
    getParentRoute: () => settings,
    path: 'domains',
    loader: ({ params }) => {
      void queryClient.prefetchQuery(domainsQuery(slugOf(params)));
    },
    component: lazyRouteComponent(() => import('#features/domains/domains-page.tsx')),
    pendingComponent: PagePending,
  });

  const webhooks = createRoute({
    getParentRoute: () => settings,
    path: 'webhooks',
    loader: ({ params }) => {
      void queryClient.prefetchQuery(webhooksQuery(slugOf(params)));
      void queryClient.prefetchQuery(eventTypesQuery(slugOf(params)));
    },
    component: lazyRouteComponent(() => import('#features/webhooks/webhooks-page.tsx')),
    pendingComponent: PagePending,
  });

  const webhook = createRoute({
    getParentRoute: () => settings,
    path: 'webhooks/$id',
    loader: ({ params, location }) => {
      const slug = slugOf(params);
      const state = readState(location.search);
      void queryClient.prefetchQuery(webhooksQuery(slug));
      void queryClient.prefetchInfiniteQuery(deliveriesQuery(slug, params.id, state));
    },
    component: lazyRouteComponent(() => import('#features/webhooks/log-page.tsx')),
    pendingComponent: PagePending,
  });

  const sources = createRoute({
    getParentRoute: () => settings,
    path: 'sources',
    loader: ({ params }) => {
      void queryClient.prefetchQuery(sourcesQuery(slugOf(params)));
    },
    component: lazyRouteComponent(() => import('#features/external/sources-page.tsx')),
    pendingComponent: PagePending,
  });

  const project = createRoute({
    getParentRoute: () => workspace,
    path: '/p/$key',
    validateSearch: readProjectSearch,
    loader: async ({ params, location }) => {
      const slug = slugOf(params);
      const found = await queryClient
        .ensureQueryData(projectQuery(slug, params.key))
        .catch(asNotFound);
      const filter = toFilter(location.search);
      if (location.pathname.endsWith('/overview')) {
        void queryClient.prefetchQuery(statisticsQuery(slug, found.id));
      } else if (!location.pathname.endsWith('/list')) {
        for (const status of statuses) {
          void queryClient.prefetchInfiniteQuery(
            columnQuery(slug, found.id, status, withoutStatus(filter)),
          );
        }
      } else {
        const { sort } = readProjectSearch(location.search);
        void queryClient.prefetchInfiniteQuery(
          listQuery(slug, found.id, filter, sort ?? '-updatedAt'),
        );
      }
    },
    component: ProjectPage,
    pendingComponent: PagePending,
  });

  const view = (path: string) =>
    createRoute({ getParentRoute: () => project, path, component: () => null });

  const task = createRoute({
    getParentRoute: () => project,
    path: '/t/$number',
    loader: ({ params }) => {
      // Not awaited: the panel opens at once with what a list already knows.
      void queryClient.prefetchQuery(taskQuery(slugOf(params), `${params.key}-${params.number}`));
    },
    component: TaskRoute,
  });

  return workspace.addChildren([
    home,
    projects,
    inbox,
    people,
    trash,
    settings.addChildren([settingsStart, ...sections, domains, webhooks, webhook, sources]),
    project.addChildren([view('/'), view('/list'), view('/overview'), task]),
  ]);
}

function asNotFound(error: unknown): never {
  throw toProblem(error).status === 404 ? notFound() : error;
}
