import type { Scope } from '#tenancy/scope/index.ts';
import { type Directory, referTo } from '#features/foundation/people/index.ts';
import type { ActorContext } from '#features/work/projects/index.ts';
import type { Task } from '#features/work/tasks/index.ts';
import { mentionsIn, taskKeysIn } from './mentions.ts';
import { type Comment, REACTIONS } from './model.ts';
import { abilitiesWith } from './policy.ts';
import type { CommentView, ThreadView } from './schema.ts';
import { type LinkedTask, findLinked, textOf } from './store/links.ts';
import type { Belonging } from './store/read.ts';
import { type CommentRow, type ReactionRow, toComment } from './store/tables.ts';

/** Who reads comments, and what of them is shown to that person. */
interface Reading {
  readonly by: Pick<ActorContext, 'actor' | 'people'>;
  readonly task: Task;
  readonly reactions: ReadonlyMap<string, readonly ReactionRow[]>;
  readonly linked: ReadonlyMap<string, LinkedTask>;
}

/** One comment, as its reader may see it. */
export async function toCommentView(
  scope: Scope,
  by: Reading['by'],
  { comment, task }: { readonly comment: Comment; readonly task: Task },
  reactions: readonly ReactionRow[],
): Promise<CommentView> {
  return viewOf(comment, await readingOf(scope, by, task, [comment], reactions));
}

/** Comments with their replies, as their reader may see them. */
export async function toThreads(
  scope: Scope,
  by: Reading['by'],
  task: Task,
  threads: readonly CommentRow[],
  belonging: Belonging,
): Promise<ThreadView[]> {
  const comments = threads.map(toComment);
  const replies = belonging.replies.map(toComment);
  const reading = await readingOf(scope, by, task, [...comments, ...replies], belonging.reactions);
  const repliesOf = Map.groupBy(replies, ({ parentId }) => parentId);
  return comments.map((comment) => ({
    ...viewOf(comment, reading),
    replies: (repliesOf.get(comment.id) ?? []).map((reply) => viewOf(reply, reading)),
  }));
}

async function readingOf(
  scope: Scope,
  by: Reading['by'],
  task: Task,
  comments: readonly Comment[],
  reactions: readonly ReactionRow[],
): Promise<Reading> {
  const keys = comments.flatMap(({ body }) => taskKeysIn(body));
  return {
    by,
    task,
    reactions: Map.groupBy(reactions, ({ comment_id: id }) => id),
    linked: await findLinked(scope, by.actor, keys),
  };
}

function viewOf(comment: Comment, { by, task, reactions, linked }: Reading): CommentView {
  const { authorId, ...told } = comment;
  return {
    ...told,
    author: referTo(by.people, authorId),
    reactions: reactionsOf(reactions.get(comment.id) ?? [], by.actor.userId, by.people),
    mentions: mentionsIn(comment.body).flatMap(
      ({ personId }) => referTo(by.people, personId) ?? [],
    ),
    tasks: taskKeysIn(comment.body).flatMap((key) => linked.get(textOf(key)) ?? []),
    can: abilitiesWith(comment, task, by.actor),
  };
}

function reactionsOf(
  rows: readonly ReactionRow[],
  readerId: string,
  people: Directory,
): CommentView['reactions'] {
  const given = Map.groupBy(rows, ({ reaction }) => reaction);
  return REACTIONS.flatMap((reaction) => {
    const ids = (given.get(reaction) ?? []).map(({ person_id: id }) => id);
    if (ids.length === 0) return [];
    return {
      reaction,
      people: ids.flatMap((id) => referTo(people, id) ?? []),
      mine: ids.includes(readerId),
    };
  });
}
