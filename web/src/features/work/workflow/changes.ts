import {
  dataOf,
  deleteTenantWorkflowTemplatesById,
  patchTenantWorkflowTemplatesById,
  postTenantWorkflowTemplates,
  within,
  type NewWorkflowTemplate,
  type WorkflowTemplate,
} from '#api/index.ts';
import { templatesQuery } from '#features/work/projects/index.ts';
import type { Change } from '#shared/index.ts';

/** Makes a template, or gives one another name and other states. */
export const templateChange = (
  slug: string,
  template?: WorkflowTemplate,
): Change<NewWorkflowTemplate> => ({
  send: (body) =>
    template
      ? dataOf(
          patchTenantWorkflowTemplatesById({
            ...within(slug, template.version),
            path: { id: template.id },
            body,
          }),
        )
      : dataOf(postTenantWorkflowTemplates({ ...within(slug), body })),
  stale: [templatesQuery(slug).queryKey],
  done: (_answer, { name }) => (template ? 'Template saved' : `Template ${name} created`),
});

export const templateRemoval = (slug: string): Change<WorkflowTemplate> => ({
  send: ({ id }) => dataOf(deleteTenantWorkflowTemplatesById({ ...within(slug), path: { id } })),
  stale: [templatesQuery(slug).queryKey],
  done: (_answer, { name }) => `Template ${name} deleted`,
});
