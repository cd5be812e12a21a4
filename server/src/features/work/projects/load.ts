import { notFound } from '#kernel/errors.ts';
import {
  type NamedBatch,
  type Call,
  type BatchResults,
  type Scope,
  type TxScope,
  namedBatch,
} from '#tenancy/scope/index.ts';
import type { Actor } from '#identity/index.ts';
import type { Project } from './model.ts';
import { admit } from './policy.ts';
import { type ProjectRef, parseProjectRef } from './ref.ts';
import { findProject, lockProject } from './store/find.ts';
import { type StandingRow, toProject } from './store/tables.ts';

/** @throws AppError `not_found` when no project can have this name */
export function projectRef(text: string): ProjectRef {
  const ref = parseProjectRef(text);
  if (!ref) throw notFound('project');
  return ref;
}

/** The row of {@link findProject} as the actor may see it. */
export const admitRow = (
  actor: Actor,
  row: StandingRow | undefined,
  deleted: 'hidden' | 'shown' = 'hidden',
): Project => admit(actor, row && toProject(row), deleted);

/**
 * A project and what belongs to it: one message when it is named by id, one more for a key.
 * @throws AppError `not_found`
 */
export async function readProject<const A extends NamedBatch>(
  scope: Scope,
  actor: Actor,
  name: string,
  belonging: (projectId: string) => A,
): Promise<[Project, BatchResults<A>]> {
  const ref = projectRef(name);
  if (ref.by === 'key') {
    const project = admitRow(actor, (await scope.batch([findProject(ref, actor)]))[0][0]);
    return [project, await namedBatch(scope, belonging(project.id))];
  }
  const [row, answers] = await findWith(scope, ref, actor, belonging(ref.value));
  return [admitRow(actor, row), answers];
}

/**
 * The project, locked until the end of the unit of work, and what else the change depends on.
 * @throws AppError `not_found`
 */
export async function openProject<const A extends NamedBatch>(
  tx: TxScope,
  actor: Actor,
  name: string,
  needed: (ref: ProjectRef) => A,
  deleted: 'hidden' | 'shown' = 'hidden',
): Promise<[Project, BatchResults<A>]> {
  const ref = projectRef(name);
  const [row, answers] = await findWith(tx, ref, actor, needed(ref), lockProject(ref));
  return [admitRow(actor, row, deleted), answers];
}

async function findWith<A extends NamedBatch>(
  scope: Scope,
  ref: ProjectRef,
  actor: Actor,
  others: A,
  lock?: Call<unknown>,
): Promise<[StandingRow | undefined, BatchResults<A>]> {
  const asked: NamedBatch = { project: findProject(ref, actor), ...others };
  const { project, ...answers } = await namedBatch(scope, asked, { after: [lock] });
  return [project?.[0] as StandingRow | undefined, answers as BatchResults<A>];
}
