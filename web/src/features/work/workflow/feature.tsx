import type { PageFeature } from '#manifest/index.ts';

export const workflow: PageFeature = {
  name: 'workflow',
  activity: { kinds: { 'project.workflow_changed': 'changed the workflow' } },
};
