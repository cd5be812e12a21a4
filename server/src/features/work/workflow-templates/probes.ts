import type { Probes } from '../../../../test/isolation/probe.ts';
import { templateStates } from '../../../../test/isolation/project.ts';

const url = '/tenant/workflow-templates';

export const probes: Probes = {
  'GET /tenant/workflow-templates': () => [{ url, reveals: true }],
  'POST /tenant/workflow-templates': () => [
    { url, body: { name: 'Template of a probe', states: templateStates } },
  ],
  'PATCH /tenant/workflow-templates/:id': (w) => [
    { url: `${url}/${w.workflowTemplateId}`, body: { wipPolicy: 'refuse' } },
  ],
  'DELETE /tenant/workflow-templates/:id': (w) => [{ url: `${url}/${w.workflowTemplateId}` }],
};
