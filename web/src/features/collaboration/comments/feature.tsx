import type { PageFeature } from '#manifest/index.ts';
import { modifierKey } from '#shared/index.ts';
import { commentReducer } from './live.ts';

export const comments: PageFeature = {
  name: 'comments',
  taskSections: [{ name: 'comments', load: () => import('./comments.tsx') }],
  live: [commentReducer],
  activity: {
    kinds: {
      'comment.created': 'commented on this',
      'comment.updated': 'edited a comment on this',
      'comment.deleted': 'deleted a comment on this',
    },
  },
  shortcuts: [
    {
      where: 'Task',
      keys: [
        [['R'], 'Write a comment'],
        [[modifierKey, 'Enter'], 'Send the comment'],
      ],
    },
  ],
};
