import type { EventReducer, LiveWorkspace } from '#live/index.ts';
import { activityQuery } from '#features/work/tasks/index.ts';
import { queryClient } from '#shared/index.ts';
import { announce } from '#ui/index.ts';
import { commentsQuery } from './queries.ts';

const isShown = ({ slug }: LiveWorkspace, taskId: string): boolean => {
  const { queryKey } = commentsQuery(slug, taskId);
  return queryClient.getQueryCache().find({ queryKey, exact: true })?.isActive() ?? false;
};

/** Has comments read again that changed: only the server knows what each reader may see of their text. */
export const commentReducer: EventReducer = {
  apply(live, events) {
    for (const event of events) {
      if (
        event.type !== 'comment.created' &&
        event.type !== 'comment.updated' &&
        event.type !== 'comment.deleted' &&
        event.type !== 'comment.reacted'
      )
        continue;
      const { taskId, author } = event.data;
      live.markStale(commentsQuery(live.slug, taskId).queryKey);
      if (event.type !== 'comment.reacted')
        live.markStale(activityQuery(live.slug, taskId).queryKey);
      if (event.type === 'comment.created' && author) live.typing.forget(taskId, author.id);
      if (event.type === 'comment.created' && author?.id !== live.me && isShown(live, taskId))
        announce(`${author?.name ?? 'Someone'} commented.`, 'polite');
    }
  },
};
