import { NoContent, type Route } from '#platform/http/index.ts';
import { authorize, tenantRoute } from '#identity/index.ts';
import { LabelView, labelRights } from '#features/work/labels/index.ts';
import { changeLabel, deleteLabel, mergeLabel } from './actions.ts';
import { LabelMerge, LabelParams, LabelPatch, LabelRemoval } from './schema.ts';

export const taskLabelRoutes: readonly Route[] = [
  tenantRoute(
    {
      method: 'PATCH',
      url: '/tenant/labels/:id',
      tag: 'labels',
      summary: 'Rename or recolour a label',
      description: 'Tasks with the label show the new name at once.',
      params: LabelParams,
      body: LabelPatch,
      reply: { 200: LabelView },
      refusals: [409],
    },
    ({ actor, params, body, commit }) => commit((tx) => changeLabel(tx, actor, params.id, body)),
  ),
  tenantRoute(
    {
      method: 'DELETE',
      url: '/tenant/labels/:id',
      tag: 'labels',
      summary: 'Delete a label',
      description: 'Refused while tasks have it, unless `detach` removes it from them.',
      params: LabelParams,
      query: LabelRemoval,
      reply: { 204: NoContent },
      refusals: [409],
    },
    ({ actor, params, query, commit }) => commit((tx) => deleteLabel(tx, actor, params.id, query)),
  ),
  tenantRoute(
    {
      method: 'POST',
      url: '/tenant/labels/:id/merge',
      tag: 'labels',
      summary: 'Merge a label into another',
      description: 'Its tasks get the other label, and it is deleted.',
      params: LabelParams,
      body: LabelMerge,
      reply: { 200: LabelView },
    },
    ({ actor, params, body, commit }) =>
      commit(
        (tx) => mergeLabel(tx, actor, params.id, body.into),
        () => authorize(actor, labelRights.manage),
      ),
  ),
];
