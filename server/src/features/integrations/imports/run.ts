import { lockQuota } from '#tenancy/quota/index.ts';
import { type TenantScope, type TxScope, namedBatch } from '#tenancy/scope/index.ts';
import { ensureLabels } from '#features/work/labels/index.ts';
import type { People } from '#features/foundation/people/index.ts';
import {
  type ActorContext,
  type Project,
  continueNumbersAt,
  projectLimits,
} from '#features/work/projects/index.ts';
import { type Workflow, doneState, firstState, workflowOf } from '#features/work/workflow/index.ts';
import {
  type ImportedTask,
  claimQuotaForMany,
  endOfColumn,
  importTasks,
  takenIn,
} from '#features/work/tasks/index.ts';
import { type Numbered, assignNumbers } from './numbers.ts';
import { type KnownMember, matchMembers } from './people.ts';
import type { ImportPlan } from './plan.ts';
import { type ImportReport, toReport } from './report.ts';
import { type ImportTarget, openTarget } from './target.ts';

export interface FileImportOptions {
  readonly people: People;
  /** Those whom authors and assignees may turn out to be. */
  readonly members: readonly KnownMember[];
  /** Works out the report and leaves everything as it was. */
  readonly dryRun?: boolean;
  readonly onProgress?: (done: { readonly written: number; readonly total: number }) => void;
}

/**
 * Brings a plan into a project, all in one transaction: every task with its labels, dates, people and a
 * line of history, or nothing. What has been imported before is left out, so a second run doubles nothing.
 * @throws AppError `not_found`, `forbidden`, `conflict` (archived), `plan_limit`, `wip_limit`
 */
export async function runImport(
  scope: TenantScope,
  by: ActorContext,
  target: ImportTarget,
  plan: ImportPlan,
  options: FileImportOptions,
): Promise<ImportReport> {
  try {
    const report = await scope.transact((tx) => importInto(tx, by, target, plan, options));
    if (report.created > 0) await options.people.changed(scope.tenantId);
    return report;
  } catch (error) {
    if (error instanceof Rehearsed) return error.report;
    throw error;
  }
}

/** Rolls back what a dry run has done up to here. */
class Rehearsed extends Error {
  readonly report: ImportReport;

  constructor(report: ImportReport) {
    super('a dry run');
    this.report = report;
  }
}

async function importInto(
  tx: TxScope,
  by: ActorContext,
  target: ImportTarget,
  plan: ImportPlan,
  options: FileImportOptions,
): Promise<ImportReport> {
  const { dryRun = false, people, members, onProgress } = options;
  await lockQuota(tx, projectLimits.projects.name);
  const { project, isNew } = await openTarget(tx, by, target);
  const workflow = await workflowOf(tx, {
    projectId: project.id,
    revision: project.workflowRevision,
  });
  const { numbered, ends } = await fit(tx, by, { project, workflow }, plan);
  const logins = loginsOf(numbered);
  const matched = matchMembers(logins, members);
  const about = { project: { key: project.key, isNew }, dryRun };
  const report = toReport(plan, numbered, logins, matched, about);
  if (dryRun) throw new Rehearsed(report);
  const handleOf = (login: string): string => `${plan.source}:${login.toLowerCase()}`;
  const externals = report.peopleKept.map((login) => ({ handle: handleOf(login), name: login }));
  const kept = await people.upsertExternals(tx, externals);
  const personOf = (login: string | null): string | null =>
    login === null ? null : (matched.get(login) ?? kept.get(handleOf(login)) ?? null);
  const tasks = numbered.tasks.map(
    ({ hadBadLink: _hadBadLink, isDone, ...task }): ImportedTask => ({
      ...task,
      status: statusIn(workflow, isDone),
      number: task.newNumber,
      reporterId: personOf(task.author),
      assigneeId: personOf(task.assignee),
    }),
  );
  const named = new Set(tasks.flatMap((task) => task.labels));
  ensureLabels(
    tx,
    plan.labels.filter((label) => named.has(label.name)),
  );
  if (tasks.length > 0) continueNumbersAt(tx, project.id, numbered.nextNumber);
  await importTasks(tx, by, project, tasks, { workflow, ends }, (written) =>
    onProgress?.({ written, total: tasks.length }),
  );
  return report;
}

/** Fits the plan to what stands in the project. @throws AppError `plan_limit` */
async function fit(
  tx: TxScope,
  by: ActorContext,
  { project, workflow }: { project: Project; workflow: Workflow },
  plan: ImportPlan,
) {
  const [first, last] = [statusIn(workflow, false), statusIn(workflow, true)];
  const numbers = plan.tasks.map((task) => task.number);
  const range = { from: Math.min(...numbers, 0), to: Math.max(...numbers, 0) };
  const found = await namedBatch(tx, {
    taken: takenIn(project.id, range, plan.source),
    open: endOfColumn(project.id, first),
    done: endOfColumn(project.id, last),
  });
  const numbered = assignNumbers(plan.tasks, {
    numbers: new Set(found.taken.map((row) => row.number)),
    refs: new Set(found.taken.map((row) => row.external_ref).filter((ref) => ref !== null)),
    nextNumber: project.nextNumber,
  });
  await claimQuotaForMany(tx, by, async () => numbered.tasks.length);
  const [[open], [done]] = [found.open, found.done];
  return {
    numbered,
    ends: { ...(open && { [first]: open.rank }), ...(done && { [last]: done.rank }) },
  };
}

const statusIn = (workflow: Workflow, isDone: boolean): string =>
  (isDone ? doneState(workflow, '') : firstState(workflow)).name;

/** Reporters and assignees, once each. */
const loginsOf = ({ tasks }: Numbered): string[] => [
  ...new Set(
    tasks.flatMap(({ author, assignee }) => [author, assignee]).filter((login) => login !== null),
  ),
];
