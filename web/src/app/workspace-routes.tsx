import { createRoute, redirect, type AnyRoute } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { session, type Site } from '#api/index.ts';
import { makePaths } from '#shared/index.ts';
import { Failure, ScreenNotFound } from './failures.tsx';
import { part } from './part.tsx';
import type { LoaderContext } from './loaders.ts';
import { readProjectSearch } from './project-search.ts';
import { PagePending, ProjectPending } from './shell-pending.tsx';
import type * as Workspace from './workspace.ts';

type Part = typeof Workspace;
type Loader = {
  [Name in keyof Part]: Part[Name] extends (context: LoaderContext) => unknown ? Name : never;
}[keyof Part] &
  `load${string}`;

/** The part that holds the screens of a workspace and their loaders. */
export const loadPart = (): Promise<Part> => import('./workspace.ts');

/** A loader of that part, by its name. */
const load = (name: Loader) => async (context: unknown) =>
  (await loadPart())[name](context as LoaderContext);

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
    loader: load('loadWorkspace'),
    component: part(() => loadPart().then((module) => module.Shell)),
    errorComponent: Failure,
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
    component: part(() =>
      import('#features/work/projects/projects-page.tsx').then((module) => module.default),
    ),
    pendingComponent: PagePending,
  });

  const inbox = createRoute({
    getParentRoute: () => workspace,
    path: '/inbox',
    loader: load('loadInbox'),
    component: part(() =>
      import('#features/collaboration/notifications/inbox-page.tsx').then(
        (module) => module.default,
      ),
    ),
    pendingComponent: PagePending,
  });

  const people = createRoute({
    getParentRoute: () => workspace,
    path: '/people',
    loader: load('loadPeople'),
    component: part(() =>
      import('#features/workspace/people/people-page.tsx').then((module) => module.default),
    ),
    pendingComponent: PagePending,
  });

  const trash = createRoute({
    getParentRoute: () => workspace,
    path: '/trash',
    loader: load('loadTrash'),
    component: part(() =>
      import('#features/work/trash/trash-page.tsx').then((module) => module.default),
    ),
    pendingComponent: PagePending,
  });

  const settings = createRoute({
    getParentRoute: () => workspace,
    path: '/settings',
    component: part(() =>
      import('#features/workspace/workspaces/settings-layout.tsx').then((module) => module.default),
    ),
    pendingComponent: PagePending,
  });

  const settingsStart = createRoute({
    getParentRoute: () => settings,
    path: '/',
    beforeLoad: ({ params }) => {
      throw redirect({ to: paths.settings(slugOf(params), 'workspace'), replace: true });
    },
  });

  /** A screen of the settings. */
  const section = (
    path: string,
    screen: () => Promise<{ default: ComponentType<object> }>,
    loader?: Loader,
  ) =>
    createRoute({
      getParentRoute: () => settings,
      path,
      ...(loader && { loader: load(loader) }),
      component: part(() => screen().then((module) => module.default)),
      pendingComponent: PagePending,
    });

  const sections = [
    section('workspace', () => import('#features/workspace/workspaces/settings-page.tsx')),
    section(
      'members',
      () =>
        import('#features/workspace/people/people-page.tsx').then((page) => ({
          default: page.MembersPage,
        })),
      'loadPeople',
    ),
    section('labels', () => import('#features/workspace/workspaces/labels-page.tsx'), 'loadLabels'),
    section('integrations', () => import('#features/workspace/workspaces/integrations-page.tsx')),
    section('security', () => import('#features/workspace/workspaces/security-page.tsx')),
    section('account', () => import('#features/workspace/workspaces/account-page.tsx')),
    section(
      'notifications',
      () => import('#features/collaboration/notifications/preferences-page.tsx'),
      'loadPreferences',
    ),
    section('shortcuts', () => import('#features/workspace/workspaces/shortcuts-page.tsx')),
    section('domains', () => import('#features/workspace/domains/domains-page.tsx'), 'loadDomains'),
    section(
      'webhooks',
      () => import('#features/integrations/webhooks/webhooks-page.tsx'),
      'loadWebhooks',
    ),
    section(
      'webhooks/$id',
      () => import('#features/integrations/webhooks/log-page.tsx'),
      'loadWebhook',
    ),
    section(
      'sources',
      () => import('#features/integrations/external/sources-page.tsx'),
      'loadSources',
    ),
  ];

  const project = createRoute({
    getParentRoute: () => workspace,
    path: '/p/$key',
    validateSearch: readProjectSearch,
    notFoundComponent: ScreenNotFound,
    loader: load('loadProject'),
    component: part(() => loadPart().then((module) => module.ProjectPage)),
    pendingComponent: ProjectPending,
  });

  const view = (path: string) =>
    createRoute({ getParentRoute: () => project, path, component: () => null });

  const task = createRoute({
    getParentRoute: () => project,
    path: '/t/$number',
    loader: load('loadTask'),
    component: part(() => loadPart().then((module) => module.TaskRoute)),
  });

  // Without it, an address that leads nowhere would take the workspace around it off the screen.
  const nowhere = createRoute({
    getParentRoute: () => workspace,
    path: '$',
    component: ScreenNotFound,
  });

  const taskPage = createRoute({
    getParentRoute: () => project,
    path: '/t/$number/page',
    loader: load('loadTask'),
    component: part(() => loadPart().then((module) => module.TaskRoute)),
  });

  return workspace.addChildren([
    home,
    projects,
    inbox,
    people,
    trash,
    settings.addChildren([settingsStart, ...sections]),
    nowhere,
    project.addChildren([view('/'), view('/list'), view('/overview'), task, taskPage]),
  ]);
}
