import { findAccountByEmail, openAccount, prepareAccount } from '#identity/index.ts';
import { type ActorContext, createProject } from '#features/work/projects/index.ts';
import { join } from '#features/foundation/people/index.ts';
import { openWorkspace } from '#features/accounts/signup/index.ts';
import { createTask, transitionTask } from '#features/work/tasks/index.ts';
import type { TxScope } from '#tenancy/index.ts';
import { type RunAsContext, runAs } from '../run-as.ts';
import type { Core } from '../core.ts';
import { fillComments } from './comments.ts';
import { DANA, type DemoProject, type DemoTask, PEOPLE, PROJECTS } from './content.ts';

/** The demo workspace and how to sign in to it; for trying the product on one's own machine only. */
export const DEMO = {
  slug: 'demo',
  company: 'Northwind Studio',
  login: DANA,
  password: 'taskforce-demo',
} as const;

const DAY_MS = 86_400_000;

type Progress = (done: number, total: number) => void;

/**
 * Loads the demo workspace into an empty deployment.
 * @returns whether the demo is there now
 */
export async function loadDemo(core: Core, progress: Progress): Promise<boolean> {
  const tenants = await core.tenancy.list();
  if (tenants.length > 0) return tenants.some((tenant) => tenant.slug === DEMO.slug);
  await fillDemo(core, progress);
  return true;
}

/** @throws AppError `slug_taken` when there is a demo workspace already */
export async function fillDemo(core: Core, progress: Progress): Promise<void> {
  const { identity } = core;
  const known = await findAccountByEmail(identity.control, DEMO.login);
  const owner = known
    ? { userId: known.id }
    : await prepareAccount(identity.passwords, {
        email: DEMO.login,
        fullName: 'Dana Whitfield',
        password: DEMO.password,
      });
  const { tenant } = await openWorkspace(core, {
    slug: DEMO.slug,
    name: DEMO.company,
    plan: 'premium',
    owner,
    // No one is there to read it.
    isQuiet: true,
  });
  const total = PEOPLE.length + PROJECTS.reduce((sum, project) => sum + project.tasks.length, 0);
  let done = 0;
  for (const { email, fullName, role } of PEOPLE) {
    const person =
      (await findAccountByEmail(identity.control, email)) ??
      (await openAccount(identity, { email, fullName, password: DEMO.password }));
    await join(core, tenant, { role, account: async () => person, isQuiet: true });
    progress((done += 1), total);
  }
  const actors = new Map<string, RunAsContext>();
  for (const email of [DEMO.login, ...PEOPLE.map((p) => p.email)])
    actors.set(email, await runAs(core, tenant, email));
  const contextOf = (email: string): RunAsContext => actors.get(email) as RunAsContext;
  for (const project of PROJECTS) {
    await fillProject(project, contextOf, () => progress((done += 1), total));
  }
}

async function fillProject(
  { tasks, ...project }: DemoProject,
  contextOf: (email: string) => RunAsContext,
  onTask: () => void,
): Promise<void> {
  const { by, scope } = contextOf(DEMO.login);
  const { id } = await scope.transact((tx) => createProject(tx, by, project));
  for (const task of tasks) {
    const { by: reporter } = contextOf(task.reporter ?? DEMO.login);
    const made = await scope.transact((tx) =>
      fillTask(tx, reporter, id, task, (email) => contextOf(email).by.actor.userId),
    );
    const worker = contextOf(task.assignee ?? DEMO.login).by;
    for (const { status, note } of task.history ?? []) {
      await scope.transact((tx) =>
        transitionTask(tx, worker, made.id, { status, ...(note && { note }) }, undefined),
      );
    }
    await fillComments(contextOf, made.id, task.comments ?? []);
    onTask();
  }
}

function fillTask(
  tx: TxScope,
  by: ActorContext,
  projectId: string,
  task: DemoTask,
  idOf: (email: string) => string,
) {
  const { title, description, priority, labels, assignee, dueInDays, estimateHours } = task;
  return createTask(tx, by, {
    projectId,
    title,
    ...(description && { description }),
    ...(priority && { priority }),
    ...(labels && { labels: [...labels] }),
    ...(assignee && { assigneeId: idOf(assignee) }),
    ...(dueInDays !== undefined && {
      dueAt: endOfDay(new Date(Date.parse(tx.now) + dueInDays * DAY_MS)),
    }),
    ...(estimateHours && { estimateMinutes: estimateHours * 60 }),
  });
}

/** A due date is a whole day, which a due time stands for with its last second. */
const endOfDay = (at: Date): string => `${at.toISOString().slice(0, 10)}T23:59:59.000Z`;
