import { type LiveFeature, presenter } from '#features/foundation/live/index.ts';
import { TemplateSnapshot, templateChanged, templateDeleted, templateEvents } from './events.ts';
import { templatePrivacy } from './privacy.ts';
import { templateRights } from './rights.ts';
import { templateRoutes } from './routes.ts';
import { templateRows } from './rows.ts';

export const workflowTemplatesFeature: LiveFeature = {
  name: 'workflow-templates',
  privacy: templatePrivacy,
  rights: templateRights,
  events: templateEvents,
  rows: templateRows,
  routes: templateRoutes,
  // Every member may know the templates.
  live: [
    presenter([templateChanged, templateDeleted], TemplateSnapshot, ({ data: { template } }) => ({
      data: template,
    })),
  ],
};
