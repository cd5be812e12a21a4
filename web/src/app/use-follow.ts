import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { site, type Project, type User } from '#api/index.ts';
import { inboxReducer, refreshInbox } from '#features/collaboration/notifications/index.ts';
import { forgetProject, projectReducer } from '#features/work/projects/index.ts';
import { taskReducer } from '#features/work/tasks/index.ts';
import { trashReducer } from '#features/work/trash/index.ts';
import { webhookReducer } from '#features/integrations/webhooks/index.ts';
import { directoryReducer } from '#features/workspace/workspaces/index.ts';
import { follow, type EventReducer } from '#live/index.ts';
import { makePaths } from '#shared/index.ts';
import { toast } from '#ui/index.ts';

const OWN_MS = 1_500;
const reducers = [
  taskReducer,
  projectReducer,
  directoryReducer,
  inboxReducer,
  webhookReducer,
  trashReducer,
];

/** Keeps the screens of a workspace up to date with what happens in it, for as long as they are open. */
export function useFollow(slug: string, { id: me }: User): void {
  const router = useRouter();
  const queries = useQueryClient();
  useEffect(() => {
    const paths = makePaths(site().kind);

    /** Whoever looks at a project that is gone is led to the others. */
    async function leave({ key, name }: Project): Promise<void> {
      const { pathname } = router.state.location;
      const address = paths.project(slug, key);
      if (pathname === address || pathname.startsWith(`${address}/`)) {
        toast(`${name} is no longer available`);
        await router.navigate({ to: paths.workspace(slug) });
      }
      queries.removeQueries({ queryKey: [slug, 'projects', 'one', key] });
    }

    function onHidden(projectId: string): void {
      refreshInbox(slug);
      const project = forgetProject(slug, projectId);
      if (project) void leave(project);
    }

    const deletionReducer: EventReducer = {
      apply: (_slug, events) => {
        for (const { type, data, actor } of events) {
          if (type !== 'project.deleted') continue;
          // Whoever deletes a project is led away from it by that; other windows of theirs follow.
          setTimeout(() => void leave(data as Project), actor?.id === me ? OWN_MS : 0);
        }
      },
    };
    return follow({ slug, me, reducers: [...reducers, deletionReducer], onHidden });
  }, [slug, me, router, queries]);
}
