import type { LiveFeature } from '#features/foundation/live/index.ts';
import { labelChanged, labelPresenters } from './events.ts';
import { labelRights } from './model.ts';
import { labelRoutes } from './routes.ts';
import { LabelColor, LabelName } from './schema.ts';

export const labelsFeature: LiveFeature = {
  name: 'labels',
  tags: [{ name: 'labels', description: 'Labels, which all projects of the workspace share' }],
  rights: labelRights,
  events: [labelChanged],
  rows: { label: { columns: { name: LabelName, color: LabelColor } } },
  privacy: {
    'tenant.label': {
      people: [
        {
          columns: ['name'],
          content: 'free text',
          deleted: 'when it is removed, or with the workspace',
        },
      ],
      others: ['id', 'color', 'created_at'],
    },
  },
  routes: labelRoutes,
  live: labelPresenters,
};
