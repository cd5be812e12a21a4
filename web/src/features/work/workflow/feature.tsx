import { LayoutTemplate } from 'lucide-react';
import { templatesQuery } from '#features/work/projects/index.ts';
import type { PageFeature } from '#manifest/index.ts';
import { queryClient } from '#shared/index.ts';

export const workflow: PageFeature = {
  name: 'workflow',
  settings: [
    {
      address: 'workflow-templates',
      title: 'Workflow templates',
      group: 'Workspace',
      Icon: LayoutTemplate,
      about: 'What new projects begin with',
      load: ({ slug }) => void queryClient.prefetchQuery(templatesQuery(slug)),
      screen: () => import('./templates-page.tsx'),
    },
  ],
  live: [
    {
      apply: (live, events) => {
        if (events.some(({ type }) => type.startsWith('workflow_template.')))
          live.markStale(templatesQuery(live.slug).queryKey);
      },
    },
  ],
  activity: { kinds: { 'project.workflow_changed': 'changed the workflow' } },
};
