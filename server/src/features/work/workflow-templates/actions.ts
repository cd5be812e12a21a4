import { AppError, invalid, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { requireVersion } from '#kernel/version.ts';
import { lockQuota } from '#tenancy/quota/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { type Actor, authorize } from '#identity/index.ts';
import {
  type StateInput,
  type Workflow,
  buildStates,
  stateProblems,
} from '#features/work/workflow/index.ts';
import { announceTemplate, templateChanged, templateDeleted } from './events.ts';
import { MAX_TEMPLATES, type WorkflowTemplate } from './model.ts';
import { templateRights } from './rights.ts';
import type { NewTemplate, TemplatePatch } from './schema.ts';
import {
  countTemplates,
  findTemplate,
  insertTemplate,
  lockTemplate,
  removeTemplate,
  saveTemplate,
} from './store.ts';

/** @throws AppError `forbidden`, `invalid`; `duplicate_key` when the name is taken; `conflict` when there are too many */
export async function createTemplate(
  tx: TxScope,
  actor: Actor,
  { name, wipPolicy = 'warn', states }: NewTemplate,
): Promise<WorkflowTemplate> {
  authorize(actor, templateRights.manage);
  const template: WorkflowTemplate = {
    id: newId(),
    name: name.trim(),
    wipPolicy,
    states: checked(states),
    version: 1,
    createdAt: tx.now,
    updatedAt: tx.now,
  };
  await lockQuota(tx, 'workflow templates');
  if ((await countTemplates(tx)) >= MAX_TEMPLATES)
    throw new AppError(
      'conflict',
      `A workspace can have ${MAX_TEMPLATES} workflow templates. Delete one to add another.`,
    );
  if (!(await insertTemplate(tx, template))) throw taken(template.name);
  announceTemplate(tx, actor, templateChanged, template);
  return template;
}

/** @throws AppError `forbidden`, `not_found`, `version_mismatch`, `invalid`, `duplicate_key` */
export async function changeTemplate(
  tx: TxScope,
  actor: Actor,
  id: string,
  patch: TemplatePatch,
  ifMatch: number | undefined,
): Promise<WorkflowTemplate> {
  authorize(actor, templateRights.manage);
  const template = await openTemplate(tx, id, ifMatch);
  const changed: WorkflowTemplate = {
    ...template,
    name: patch.name?.trim() ?? template.name,
    wipPolicy: patch.wipPolicy ?? template.wipPolicy,
    states: patch.states ? checked(patch.states) : template.states,
    version: template.version + 1,
    updatedAt: tx.now,
  };
  if (!(await saveTemplate(tx, changed))) throw taken(changed.name);
  announceTemplate(tx, actor, templateChanged, changed);
  return changed;
}

/** @throws AppError `forbidden`, `not_found`, `version_mismatch` */
export async function deleteTemplate(
  tx: TxScope,
  actor: Actor,
  id: string,
  ifMatch: number | undefined,
): Promise<void> {
  authorize(actor, templateRights.manage);
  const template = await openTemplate(tx, id, ifMatch);
  removeTemplate(tx, id);
  announceTemplate(tx, actor, templateDeleted, template);
}

/**
 * A workflow for a new project, with states of the project's own.
 * @throws AppError `invalid` at `workflowTemplate` when there is no such template
 */
export async function workflowFromTemplate(tx: TxScope, id: string): Promise<Workflow> {
  const template = await findTemplate(tx, id);
  if (!template)
    throw invalid({
      path: 'workflowTemplate',
      message: 'must be a workflow template of this workspace',
    });
  const { wipPolicy, states } = template;
  return { revision: newId(), wipPolicy, states: buildStates(states) };
}

async function openTemplate(
  tx: TxScope,
  id: string,
  ifMatch: number | undefined,
): Promise<WorkflowTemplate> {
  const template = await lockTemplate(tx, id);
  if (!template) throw notFound('workflow template');
  requireVersion(template.version, ifMatch);
  return template;
}

/** @throws AppError `invalid` naming every field that is not right */
function checked(states: readonly StateInput[]): StateInput[] {
  const problems = stateProblems(states);
  if (problems.length > 0) throw invalid(...problems);
  return states.map(({ name, category, color, wipLimit = null, next }) => ({
    name,
    category,
    color: color.toLowerCase(),
    wipLimit,
    next: [...new Set(next)].filter((to) => to !== name),
  }));
}

const taken = (name: string): AppError =>
  new AppError('duplicate_key', `There is already a workflow template called "${name}".`);
