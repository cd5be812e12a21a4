import type { PageFeature } from '#manifest/index.ts';
import { modifierKey } from '#shared/index.ts';
import { commentReducer } from './live.ts';

export const comments: PageFeature = {
  name: 'comments',
  taskSections: [{ name: 'comments', load: () => import('./comments.tsx') }],
  live: [commentReducer],
  activity: {
    kinds: {
      'comment.created': 'commented',
      'comment.updated': 'edited a comment',
      'comment.deleted': 'deleted a comment',
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
