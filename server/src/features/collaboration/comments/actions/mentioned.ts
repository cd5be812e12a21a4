import { invalid } from '#kernel/errors.ts';
import { type TxScope, namedBatch } from '#tenancy/scope/index.ts';
import { type Actor, roleInProject } from '#identity/index.ts';
import { findProject, standingOf } from '#features/work/projects/index.ts';
import { type Mention, mentionsIn } from '../mentions.ts';
import { MAX_MENTIONS } from '../model.ts';

/** Finds someone as an actor of the workspace; undefined for someone who is no active member. */
export type FindActor = (tenantId: string, personId: string) => Promise<Actor | undefined>;

/**
 * The active members whom a text mentions. Read outside the unit of work: the control plane knows them.
 * @throws AppError `invalid` at `body` for too many
 */
export async function membersIn(
  body: string,
  tenantId: string,
  findActor: FindActor,
): Promise<ReadonlyMap<string, Actor>> {
  const mentions = mentionsIn(body);
  if (mentions.length > MAX_MENTIONS)
    throw invalid({
      path: 'body',
      message: `must mention at most ${MAX_MENTIONS} people, not ${mentions.length}`,
    });
  const found = await Promise.all(mentions.map(({ personId }) => findActor(tenantId, personId)));
  return new Map(found.flatMap((actor) => (actor ? [[actor.userId, actor]] : [])));
}

/**
 * Checks that everyone mentioned may see the project, and so the comment.
 * @throws AppError `invalid` at `body` naming each who may not
 */
export async function requireSighted(
  tx: TxScope,
  projectId: string,
  mentions: readonly Mention[],
  members: ReadonlyMap<string, Actor>,
): Promise<void> {
  if (mentions.length === 0) return;
  const rows = await namedBatch(
    tx,
    Object.fromEntries(
      [...members].map(([id, actor]) => [id, findProject({ by: 'id', value: projectId }, actor)]),
    ),
  );
  const problems = mentions.flatMap(({ personId, name }) => {
    const actor = members.get(personId);
    const project = rows[personId]?.[0];
    if (actor && project && roleInProject(actor, standingOf(project)) !== null) return [];
    return {
      path: 'body',
      message: `must mention only members who can see the project, and "${name}" cannot`,
    };
  });
  if (problems.length > 0) throw invalid(...problems);
}
