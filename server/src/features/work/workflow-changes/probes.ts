import type { Probes } from '../../../../test/isolation/probe.ts';
import { ANOTHER_STATE, defaultStates } from '../../../../test/isolation/project.ts';

export const probes: Probes = {
  'GET /projects/:id/workflow': (w) => [
    { url: `/projects/${w.projectId}/workflow`, reveals: true },
    { url: `/projects/${w.projectKey}/workflow`, reveals: true },
  ],
  'PUT /projects/:id/workflow': (w) => [
    {
      url: `/projects/${w.projectId}/workflow`,
      body: {
        states: [...defaultStates, { ...ANOTHER_STATE, id: w.stateId, name: 'In a probe' }],
      },
    },
  ],
};
