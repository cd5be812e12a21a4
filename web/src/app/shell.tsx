import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { use, useEffect, useMemo, useState } from 'react';
import { site, toProblem } from '#api/index.ts';
import { me } from '#features/accounts/identity/index.ts';
import { tenantQuery } from '#features/workspace/workspaces/index.ts';
import { LiveProvider } from '#live/index.ts';
import { activityWordsOf, shortcutsOf, TaskSectionsProvider } from '#manifest/index.ts';
import { ShortcutHelp, usePrefetched, WordsProvider, WorkspaceProvider } from '#shared/index.ts';
import { isClosed } from './closed-codes.ts';
import Closed from './closed.tsx';
import { keepPage } from './keep-page.ts';
import { LineNote } from './line-note.tsx';
import { Offline } from './offline.tsx';
import { FeatureList } from './features.ts';
import { Outside, useOutside } from './settings/outside.ts';
import { Sidebar } from './sidebar.tsx';
import { OpenNavigation, TopBar } from './top-bar.tsx';
import { Standing, useStandingWatch } from './standing.tsx';
import { useFollow } from './use-follow.ts';
import { useSlug } from './use-slug.ts';

/** The frame of every screen inside a workspace: navigation beside the screen, or over it on a phone. */
export function Shell() {
  const slug = useSlug();
  const tenant = usePrefetched(tenantQuery(slug));
  const user = usePrefetched(me);
  const { error: refused, refetch } = useQuery(tenantQuery(slug));
  useStandingWatch(slug);
  const live = useFollow(slug, user);
  useEffect(keepPage, []);
  const features = use(FeatureList);
  const words = useMemo(
    () => ({ activity: activityWordsOf(features), shortcuts: shortcutsOf(features) }),
    [features],
  );
  const pathname = useLocation({ select: (location) => location.pathname });
  // Open only where it was opened: going anywhere closes it.
  const [openAt, setOpenAt] = useState<string>();
  const open = openAt === pathname;

  const outside = useOutside(slug);
  const hasOwnBar = /\/p\/[^/]+/.test(pathname);
  // Closed while its screens are open: they give way to what that means.
  const problem = refused && toProblem(refused);
  if (problem && isClosed(problem)) {
    return <Closed problem={problem} onRetry={() => void refetch()} />;
  }
  return (
    <WorkspaceProvider kind={site().kind} tenant={tenant} me={user}>
      <LiveProvider live={live}>
        <WordsProvider words={words}>
          <OpenNavigation value={() => setOpenAt(pathname)}>
            <a className="tf-skip" href="#tf-screen">
              Skip to content
            </a>
            <div className="tf-shell">
              <Sidebar open={open} onClose={() => setOpenAt(undefined)} />
              <div className="tf-screen" id="tf-screen" tabIndex={-1}>
                <Offline />
                <Standing />
                {!hasOwnBar && (
                  <div className="tf-phone-only">
                    <TopBar>
                      <span dir="auto" className="tf-bar-title truncate">
                        {tenant.name}
                      </span>
                    </TopBar>
                  </div>
                )}
                <Outside value={outside}>
                  <TaskSectionsProvider features={features}>
                    <Outlet />
                  </TaskSectionsProvider>
                </Outside>
              </div>
            </div>
            <LineNote />
            <ShortcutHelp />
          </OpenNavigation>
        </WordsProvider>
      </LiveProvider>
    </WorkspaceProvider>
  );
}
