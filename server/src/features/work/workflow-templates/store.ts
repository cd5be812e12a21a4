import { violatedConstraint } from '#platform/db/index.ts';
import { type Builder, columnsOf, statement } from '#tenancy/query/index.ts';
import { type Scope, type TxScope, call } from '#tenancy/scope/index.ts';
import type { StateInput, WipPolicy } from '#features/work/workflow/index.ts';
import type { WorkflowTemplate } from './model.ts';

interface TemplateRow {
  id: string;
  name: string;
  wip_policy: WipPolicy;
  /** JSON array. */
  states: string;
  version: number;
  created_at: string;
  updated_at: string;
}

interface Tables {
  workflow_template: TemplateRow;
}

const COLUMNS = [
  'id',
  'name',
  'wip_policy',
  'states',
  'version',
  'created_at',
  'updated_at',
] as const satisfies readonly (keyof TemplateRow)[];

const selectAll = statement<Tables, object, TemplateRow>((db) =>
  db.selectFrom('workflow_template').select(COLUMNS).orderBy('name').orderBy('id'),
);

const selectOne = statement((db: Builder<Tables>, $: { id: string }) =>
  db.selectFrom('workflow_template').select(COLUMNS).where('id', '=', $.id),
);

const lockOne = statement((db: Builder<Tables>, $: { id: string }) =>
  db.selectFrom('workflow_template').select(COLUMNS).where('id', '=', $.id).forUpdate(),
);

const countAll = statement<Tables, object, { templates: number }>((db) =>
  db.selectFrom('workflow_template').select(({ fn }) => fn.countAll<number>().as('templates')),
);

const insertRow = statement((db: Builder<Tables>, $: TemplateRow) =>
  db
    .insertInto('workflow_template')
    .values(columnsOf($, COLUMNS))
    .onConflict((conflict) => conflict.columns(['name']).doNothing()),
);

const updateRow = statement((db: Builder<Tables>, $: TemplateRow) =>
  db
    .updateTable('workflow_template')
    .set({
      name: $.name,
      wip_policy: $.wip_policy,
      states: $.states,
      version: $.version,
      updated_at: $.updated_at,
    })
    .where('id', '=', $.id),
);

const deleteRow = statement((db: Builder<Tables>, $: { id: string }) =>
  db.deleteFrom('workflow_template').where('id', '=', $.id),
);

const toTemplate = (row: TemplateRow): WorkflowTemplate => ({
  id: row.id,
  name: row.name,
  wipPolicy: row.wip_policy,
  states: JSON.parse(row.states) as StateInput[],
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const toRow = (template: WorkflowTemplate): TemplateRow => ({
  id: template.id,
  name: template.name,
  wip_policy: template.wipPolicy,
  states: JSON.stringify(template.states),
  version: template.version,
  created_at: template.createdAt,
  updated_at: template.updatedAt,
});

/** Every template of the workspace, by name. */
export const listTemplates = async (scope: Scope): Promise<WorkflowTemplate[]> =>
  (await scope.rows(selectAll, {})).map(toTemplate);

export async function findTemplate(
  scope: Scope,
  id: string,
): Promise<WorkflowTemplate | undefined> {
  const row = await scope.first(selectOne, { id });
  return row && toTemplate(row);
}

/** The template, held until the end of the unit of work. */
export async function lockTemplate(tx: TxScope, id: string): Promise<WorkflowTemplate | undefined> {
  const [[row]] = await tx.batch([call(lockOne, { id })]);
  return row && toTemplate(row);
}

export async function countTemplates(tx: TxScope): Promise<number> {
  const [[row]] = await tx.batch([call(countAll, {})]);
  return Number(row?.templates ?? 0);
}

/** @returns whether its name was free */
export const insertTemplate = async (tx: TxScope, template: WorkflowTemplate): Promise<boolean> =>
  (await tx.change(insertRow, toRow(template))) === 1;

/** @returns whether its name was free */
export async function saveTemplate(tx: TxScope, template: WorkflowTemplate): Promise<boolean> {
  try {
    await tx.change(updateRow, toRow(template));
    return true;
  } catch (error) {
    if (violatedConstraint(error) !== 'workflow_template_name') throw error;
    return false;
  }
}

export const removeTemplate = (tx: TxScope, id: string): void => tx.defer(deleteRow, { id });
