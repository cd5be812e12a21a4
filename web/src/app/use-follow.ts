import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { use, useEffect, useMemo } from 'react';
import { site, type Project, type User } from '#api/index.ts';
import { knownProject } from '#features/work/projects/index.ts';
import { follow, LiveWorkspace, type EventReducer } from '#live/index.ts';
import { reducersOf } from '#manifest/index.ts';
import { makePaths } from '#shared/index.ts';
import { toast } from '#ui/index.ts';
import { FeatureList } from './features.ts';

const OWN_MS = 1_500;

/** Keeps the screens of a workspace up to date with what happens in it, for as long as they are open. */
export function useFollow(slug: string, { id: me }: User): LiveWorkspace {
  const router = useRouter();
  const queries = useQueryClient();
  const features = use(FeatureList);
  const live = useMemo(() => new LiveWorkspace(slug, me), [slug, me]);
  useEffect(() => {
    const paths = makePaths(site().kind);

    /** Whoever looks at a project that is gone is led to the others. */
    async function leave({ key, name }: Pick<Project, 'key' | 'name'>): Promise<void> {
      const { pathname } = router.state.location;
      const address = paths.project(slug, key);
      if (pathname === address || pathname.startsWith(`${address}/`)) {
        toast(`${name} is no longer available`);
        await router.navigate({ to: paths.workspace(slug) });
      }
      queries.removeQueries({ queryKey: [slug, 'projects', 'one', key] });
    }

    function onHidden(projectId: string): void {
      const project = knownProject(slug, projectId);
      if (project) void leave(project);
    }

    const deletionReducer: EventReducer = {
      apply: (_live, events) => {
        for (const event of events) {
          if (event.type !== 'project.deleted') continue;
          // Whoever deletes a project is led away from it by that; other windows of theirs follow.
          const wait = event.actor?.id === me ? OWN_MS : 0;
          setTimeout(() => void leave(event.data), wait);
        }
      },
    };
    return follow(live, { reducers: [...reducersOf(features), deletionReducer], onHidden });
  }, [live, slug, me, router, queries, features]);
  return live;
}
