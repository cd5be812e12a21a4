import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { QueryClientProvider } from '@tanstack/react-query';
import { CakeSlice } from 'lucide-react';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Activity, Tenant, User } from '#api/index.ts';
import {
  activityWordsOf,
  reducersOf,
  settingsOf,
  shortcutsOf,
  type PageFeature,
} from '#manifest/index.ts';
import { queryClient, ShortcutList, WordsProvider, WorkspaceProvider } from '#shared/index.ts';
import { Timeline } from '#shared/timeline.tsx';
import { firstParts } from '../../build/addresses.ts';
import { FeatureList, features } from './features.ts';
import { frame } from './frame.ts';
import { screensOf } from './screens.tsx';
import { SettingsNav } from './settings/nav.tsx';
import { Sidebar } from './sidebar.tsx';

/** A feature is one folder and one line: what its manifest declares appears in every part of the frame. */

vi.mock('#api/index.ts', async (original) => ({
  ...(await original<object>()),
  site: () => ({ kind: 'base', tenant: null }),
}));

const load = vi.fn();
const apply = vi.fn();
const cakes: PageFeature = {
  name: 'cakes',
  routes: [
    { path: '/cakes', screen: async () => ({ default: () => <h1>All the cakes</h1> }), load },
  ],
  navigation: [{ name: 'Cakes', path: '/cakes', Icon: CakeSlice, order: 15 }],
  settings: [
    {
      address: 'oven',
      title: 'Oven',
      group: 'Integrations',
      Icon: CakeSlice,
      about: 'Heat and time',
      may: ({ can }) => can.update,
      formerly: ['stove'],
      screen: async () => ({ default: () => <h1>How hot it is</h1> }),
    },
  ],
  live: [{ apply }],
  activity: {
    kinds: { 'cake.baked': 'baked this' },
    fields: { sugar: { name: 'sugar', say: (grams) => `${String(grams)} g` } },
  },
  shortcuts: [{ where: 'Kitchen', keys: [[['B'], 'Bake a cake']] }],
};
const all = [frame, cakes];
const tenant = { id: 't', slug: 'acme', name: 'Acme', can: { update: true } } as Tenant;
const me = { id: 'u', fullName: 'Mia' } as User;

let root: Root;
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('scrollTo', () => undefined);
  document.body.innerHTML = '<div id="page"></div>';
  root = createRoot(document.querySelector('#page') as HTMLElement);
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
});

function Frame() {
  const words = { activity: activityWordsOf(all), shortcuts: shortcutsOf(all) };
  return (
    <FeatureList value={all}>
      <WorkspaceProvider kind="base" tenant={tenant} me={me}>
        <WordsProvider words={words}>
          <Sidebar open={false} onClose={() => undefined} />
          <SettingsNav sections={settingsOf(all, tenant)} />
          <ShortcutList level={2} />
          <Outlet />
        </WordsProvider>
      </WorkspaceProvider>
    </FeatureList>
  );
}

/** Opens an address of a page that has the feature. @returns where that leads */
async function visit(path: string): Promise<string> {
  const top = createRootRoute();
  const workspace = createRoute({
    getParentRoute: () => top,
    path: '/w/$slug',
    component: Frame,
  });
  const router = createRouter({
    routeTree: top.addChildren([workspace.addChildren(screensOf(workspace, all))]),
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  await act(async () => {
    await router.load();
    root.render(
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>,
    );
  });
  return router.state.location.pathname;
}

const linkTo = (name: string) =>
  [...document.querySelectorAll('a')].find((link) => link.textContent.trim() === name);

test('its screen has an address, a loader and a place in the navigation', async () => {
  await visit('/w/acme/cakes');
  expect(document.querySelector('h1')?.textContent).toBe('All the cakes');
  expect(load).toHaveBeenCalledWith(expect.objectContaining({ slug: 'acme' }));
  expect(linkTo('Cakes')?.getAttribute('href')).toBe('/w/acme/cakes');
});

test('its page stands in the settings, and its earlier address leads there', async () => {
  expect(await visit('/w/acme/settings/stove')).toBe('/w/acme/settings/oven');
  expect(document.body.textContent).toContain('How hot it is');
  expect(linkTo('Oven')?.getAttribute('href')).toBe('/w/acme/settings/oven');
  const others = settingsOf(all, { ...tenant, can: { ...tenant.can, update: false } });
  expect(others).toEqual([]);
});

test('its keys are listed, its events are read, and its history is told in its words', async () => {
  await visit('/w/acme/cakes');
  expect(document.querySelector('.tf-shortcuts')?.textContent).toContain('Bake a cake');
  expect(reducersOf(all)).toEqual([{ apply }]);
  const entry = (kind: string, changes: Activity['changes']) =>
    ({
      id: kind,
      kind,
      actor: null,
      at: '2026-11-21T10:00:00.000Z',
      changes,
      note: null,
    }) as unknown;
  await act(async () =>
    root.render(
      <WordsProvider words={{ activity: activityWordsOf(all), shortcuts: [] }}>
        <Timeline
          entries={[
            entry('cake.baked', []) as Activity,
            entry('cake.changed', [{ field: 'sugar', from: 1, to: 20 }]) as Activity,
          ]}
        />
      </WordsProvider>,
    ),
  );
  expect(document.body.textContent).toContain('baked this');
  expect(document.body.textContent).toContain('set the sugar to 20 g');
});

test('what features declare is whole: one address each, and the server knows every first part', () => {
  const paths = features.flatMap(({ routes = [] }) => routes.map(({ path }) => path));
  const addresses = settingsOf(features).flatMap(({ pages }) => pages.map((page) => page.address));
  for (const list of [paths, addresses, features.map(({ name }) => name)])
    expect(list.toSorted()).toEqual([...new Set(list)].toSorted());
  expect(paths.filter((path) => !firstParts().includes(path.split('/')[1] ?? ''))).toEqual([]);
});
