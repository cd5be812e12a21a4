import { NoContent, type Route } from '#platform/http/index.ts';
import { authorize, tenantRoute } from '#identity/index.ts';
import { changeTemplate, createTemplate, deleteTemplate } from './actions.ts';
import { MAX_TEMPLATES } from './model.ts';
import { templateRights } from './rights.ts';
import {
  NewTemplate,
  TemplateList,
  TemplateParams,
  TemplatePatch,
  TemplateView,
} from './schema.ts';
import { listTemplates } from './store.ts';
import { toTemplateView } from './view.ts';

const tag = 'projects';
const url = '/tenant/workflow-templates';

export const templateRoutes: readonly Route[] = [
  tenantRoute(
    {
      method: 'GET',
      url,
      tag,
      summary: 'List the workflow templates of the workspace',
      reply: { 200: TemplateList },
    },
    async ({ scope }) => ({
      items: (await listTemplates(scope)).map(toTemplateView),
      limit: MAX_TEMPLATES,
    }),
  ),
  tenantRoute(
    {
      method: 'POST',
      url,
      tag,
      summary: 'Create a workflow template',
      description: 'New projects can begin with it: `workflowTemplate` of `POST /projects`.',
      body: NewTemplate,
      reply: { 201: TemplateView },
      refusals: [409],
    },
    ({ actor, body, commit }) =>
      commit(
        async (tx) => toTemplateView(await createTemplate(tx, actor, body)),
        () => authorize(actor, templateRights.manage),
      ),
  ),
  tenantRoute(
    {
      method: 'PATCH',
      url: `${url}/:id`,
      tag,
      summary: 'Change a workflow template',
      description: 'Projects that began with it keep the workflow that they have.',
      params: TemplateParams,
      body: TemplatePatch,
      reply: { 200: TemplateView },
      refusals: [409, 412],
    },
    ({ actor, params, body, ifMatch, commit }) =>
      commit(async (tx) =>
        toTemplateView(await changeTemplate(tx, actor, params.id, body, ifMatch)),
      ),
  ),
  tenantRoute(
    {
      method: 'DELETE',
      url: `${url}/:id`,
      tag,
      summary: 'Delete a workflow template',
      description: 'Projects that began with it keep the workflow that they have.',
      params: TemplateParams,
      reply: { 204: NoContent },
      refusals: [412],
    },
    ({ actor, params, ifMatch, commit }) =>
      commit((tx) => deleteTemplate(tx, actor, params.id, ifMatch)),
  ),
];
