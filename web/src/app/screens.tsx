import { createRoute, redirect, type AnyRoute, type ParsedLocation } from '@tanstack/react-router';
import { site } from '#api/index.ts';
import {
  settingsOf,
  type LoadContext,
  type PageFeature,
  type PageRoute,
  type SettingsPage,
} from '#manifest/index.ts';
import { makePaths } from '#shared/index.ts';
import { ScreenNotFound } from './failures.tsx';
import { loadProject, loadTask } from './load-project.ts';
import { part } from './part.tsx';
import { ProjectPage } from './project-page.tsx';
import { readProjectSearch } from './project-search.ts';
import SettingsLayout from './settings/layout.tsx';
import { SettingsStart } from './settings/start.tsx';
import { PagePending, ProjectPending } from './shell-pending.tsx';
import { TaskRoute } from './task-route.tsx';

/** What the router hands to a loader. Params are those of the route and of the routes around it. */
interface Loading {
  params: Record<string, string | undefined>;
  location: ParsedLocation<Record<string, unknown>>;
}

/** The workspace of an address: in the path on the base host, in the host on a tenant's own. */
export const slugIn = (params: Record<string, string | undefined>): string =>
  params['slug'] ?? site().tenant?.slug ?? '';

const contextOf = ({ params, location }: Loading): LoadContext => ({
  slug: slugIn(params),
  params,
  search: location.search,
});

/** The screens of a workspace: those that features declare, and those of a project. */
export function screensOf(workspace: AnyRoute, features: readonly PageFeature[]): AnyRoute[] {
  const paths = makePaths(site().kind);

  /** A screen that a feature declares. */
  const screen = (
    parent: AnyRoute,
    { path, screen: load, load: read }: Pick<PageRoute, 'screen' | 'load'> & { path: string },
  ): AnyRoute =>
    createRoute({
      getParentRoute: () => parent,
      path,
      ...(read && { loader: (loading: unknown) => read(contextOf(loading as Loading)) as void }),
      component: part(() => load().then((module) => module.default)),
      pendingComponent: PagePending,
    });

  const home = createRoute({
    getParentRoute: () => workspace,
    path: site().kind === 'base' ? '/' : '/home',
    beforeLoad: ({ params }) => {
      throw redirect({ to: paths.workspace(slugIn(params)), replace: true });
    },
  });

  const settings = createRoute({
    getParentRoute: () => workspace,
    path: '/settings',
    component: SettingsLayout,
  });
  const start = createRoute({
    getParentRoute: () => settings,
    path: '/',
    component: SettingsStart,
  });
  const moved = (from: string, { address }: SettingsPage): AnyRoute =>
    createRoute({
      getParentRoute: () => settings,
      path: from,
      beforeLoad: ({ params }) => {
        throw redirect({ to: paths.settings(slugIn(params), address), replace: true });
      },
    });
  const pages = settingsOf(features).flatMap((section) => section.pages);
  const settingsPages = pages.flatMap((page) => [
    screen(settings, { ...page, path: page.address }),
    ...(page.details ?? []).map((detail) =>
      screen(settings, { ...detail, path: `${page.address}${detail.path}` }),
    ),
    ...(page.formerly ?? []).map((from) => moved(from, page)),
  ]);

  // Without it, an address that leads nowhere would take the workspace around it off the screen.
  const nowhere = createRoute({
    getParentRoute: () => workspace,
    path: '$',
    component: ScreenNotFound,
  });

  const declared = features.flatMap(({ routes = [] }) => routes);
  return [
    home,
    ...declared.map((route) => screen(workspace, route)),
    settings.addChildren([start, ...settingsPages]),
    nowhere,
    projectScreen(workspace),
  ];
}

/** A project with its views, and a task over whichever is open. */
function projectScreen(workspace: AnyRoute): AnyRoute {
  const project = createRoute({
    getParentRoute: () => workspace,
    path: '/p/$key',
    validateSearch: readProjectSearch,
    notFoundComponent: ScreenNotFound,
    loader: (loading: unknown) => {
      const { location } = loading as Loading;
      return loadProject(contextOf(loading as Loading), location.pathname);
    },
    component: ProjectPage,
    pendingComponent: ProjectPending,
  });
  const view = (path: string) =>
    createRoute({ getParentRoute: () => project, path, component: () => null });
  const task = (path: string) =>
    createRoute({
      getParentRoute: () => project,
      path,
      loader: (loading: unknown) => loadTask(contextOf(loading as Loading)),
      component: TaskRoute,
    });
  return project.addChildren([
    view('/'),
    view('/list'),
    view('/overview'),
    task('/t/$number'),
    task('/t/$number/page'),
  ]);
}
