import type { WorkflowTemplate } from './model.ts';
import type { TemplateView } from './schema.ts';

export const toTemplateView = ({ states, ...template }: WorkflowTemplate): TemplateView => ({
  ...template,
  states: states.map(({ wipLimit = null, ...state }) => ({ ...state, wipLimit })),
});
