import { NoContent } from '#platform/http/schema.ts';
import type { Route } from '#platform/http/route.ts';
import { authorize, tenantRoute } from '#identity/index.ts';
import { changeLabel, createLabel, deleteLabel } from './actions.ts';
import { LabelList, LabelParams, LabelPatch, LabelView, NewLabel } from './schema.ts';
import { listLabels } from './store.ts';

export const labelRoutes: readonly Route[] = [
  tenantRoute(
    {
      method: 'GET',
      url: '/tenant/labels',
      tag: 'labels',
      summary: 'Every label of the workspace, by name',
      reply: { 200: LabelList },
    },
    async ({ scope }) => ({ items: await listLabels(scope) }),
  ),
  tenantRoute(
    {
      method: 'POST',
      url: '/tenant/labels',
      tag: 'labels',
      summary: 'Create a label',
      description:
        'Labels named on a task come into being by themselves; this chooses a colour beforehand.',
      body: NewLabel,
      reply: { 201: LabelView },
      refusals: [409],
    },
    ({ actor, body, commit }) =>
      commit(
        (tx) => createLabel(tx, actor, body),
        () => authorize(actor, 'labels.manage'),
      ),
  ),
  tenantRoute(
    {
      method: 'PATCH',
      url: '/tenant/labels/:id',
      tag: 'labels',
      summary: 'Change the colour of a label',
      params: LabelParams,
      body: LabelPatch,
      reply: { 200: LabelView },
    },
    ({ actor, params, body, commit }) =>
      commit((tx) => changeLabel(tx, actor, params.id, body.color)),
  ),
  tenantRoute(
    {
      method: 'DELETE',
      url: '/tenant/labels/:id',
      tag: 'labels',
      summary: 'Delete a label that no task carries',
      params: LabelParams,
      reply: { 204: NoContent },
      refusals: [409],
    },
    ({ actor, params, commit }) => commit((tx) => deleteLabel(tx, actor, params.id)),
  ),
];
