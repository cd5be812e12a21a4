import type { Route } from '#platform/http/index.ts';
import { authorize, tenantRoute } from '#identity/index.ts';
import { createLabel } from './actions.ts';
import { labelRights } from './model.ts';
import { LabelList, LabelQuery, LabelView, NewLabel } from './schema.ts';
import { listLabels, listLabelsCounted } from './store.ts';

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
];
