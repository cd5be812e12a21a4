import { NoContent, type Route } from '#platform/http/index.ts';
import { authorize, tenantRoute } from '#identity/index.ts';
import { changeLabel, createLabel, deleteLabel, mergeLabel } from './actions.ts';
import {
  LabelList,
  LabelMerge,
  LabelParams,
  LabelPatch,
  LabelQuery,
  LabelRemoval,
  LabelView,
  NewLabel,
} from './schema.ts';
import { listLabels, listLabelsCounted } from './store.ts';
import { labelRights } from './rights.ts';

export const labelRoutes: readonly Route[] = [
  tenantRoute(
    {
      method: 'GET',
      url: '/tenant/labels',
      tag: 'labels',
      summary: 'List labels, by name',
      query: LabelQuery,
      reply: { 200: LabelList },
    },
    async ({ actor, scope, query }) => ({
      items: query.count ? await listLabelsCounted(scope, actor) : await listLabels(scope),
    }),
  ),
  tenantRoute(
    {
      method: 'POST',
      url: '/tenant/labels',
      tag: 'labels',
      summary: 'Create a label',
      description: 'Labels are also created when you use them on a task; this sets a colour first.',
      body: NewLabel,
      reply: { 201: LabelView },
      refusals: [409],
    },
    ({ actor, body, commit }) =>
      commit(
        (tx) => createLabel(tx, actor, body),
        () => authorize(actor, labelRights.manage),
      ),
  ),
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
