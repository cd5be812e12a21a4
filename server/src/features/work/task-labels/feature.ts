import type { LiveFeature } from '#features/foundation/live/index.ts';
import { LabelName } from '#features/work/labels/index.ts';
import { labelDeleted, taskLabelPresenters } from './events.ts';
import { taskLabelRoutes } from './routes.ts';

export const taskLabelsFeature: LiveFeature = {
  name: 'task-labels',
  events: [labelDeleted],
  rows: { task_label: { columns: { label: LabelName } } },
  privacy: {
    'tenant.task_label': {
      people: [{ columns: ['label'], content: 'free text', deleted: 'with the task' }],
      others: ['task_id'],
    },
  },
  routes: taskLabelRoutes,
  live: taskLabelPresenters,
};
