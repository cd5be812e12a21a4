import type { Probes } from '../../../../test/isolation/probe.ts';

export const probes: Probes = {
  'PATCH /tenant/labels/:id': (w) => [
    { url: `/tenant/labels/${w.labelId}`, body: { color: '#123456' } },
  ],
  'DELETE /tenant/labels/:id': (w) => [
    { url: `/tenant/labels/${w.labelId}` },
    { url: `/tenant/labels/${w.labelId}?detach=true` },
  ],
  'POST /tenant/labels/:id/merge': (w) => [
    { url: `/tenant/labels/${w.labelId}/merge`, body: { into: w.otherLabelId } },
  ],
};
