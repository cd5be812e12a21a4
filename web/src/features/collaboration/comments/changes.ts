import {
  type Comment,
  dataOf,
  deleteCommentsById,
  deleteCommentsByIdReactionsByReaction,
  patchCommentsById,
  postTasksByIdComments,
  putCommentsByIdReactionsByReaction,
  type Reference,
  within,
} from '#api/index.ts';
import { changesIn, queryClient, type Change } from '#shared/index.ts';
import { commentsQuery } from './queries.ts';
import {
  type Reaction,
  type Threads,
  withAnswer,
  withChange,
  withComment,
  withoutComment,
  withReaction,
} from './threads.ts';

const keyOf = (slug: string, taskId: string) => commentsQuery(slug, taskId).queryKey;

function edit(slug: string, taskId: string, change: (threads: Threads) => Threads): void {
  queryClient.setQueryData(keyOf(slug, taskId), (threads) => threads && change(threads));
}

/** What a comment that is being sent is known by. */
const PENDING = 'pending-';
export const isPending = ({ id }: Pick<Comment, 'id'>): boolean => id.startsWith(PENDING);

export interface NewComment {
  body: string;
  parentId: string | null;
  pendingId: string;
}

export const newComment = (body: string, parentId: string | null): NewComment => ({
  body,
  parentId,
  pendingId: `${PENDING}${crypto.randomUUID()}`,
});

export const commentCreation = (
  slug: string,
  taskId: string,
  author: Reference,
): Change<NewComment, Comment> => ({
  send: ({ body, parentId }) =>
    dataOf(
      postTasksByIdComments({
        ...within(slug),
        path: { id: taskId },
        body: { body, ...(parentId !== null && { parentId }) },
      }),
    ),
  over: keyOf(slug, taskId),
  show: ({ body, parentId, pendingId }) => {
    const comment = { ...unsent, id: pendingId, taskId, parentId, author, body };
    const shown = { ...comment, createdAt: new Date().toISOString() };
    edit(slug, taskId, (threads) => withComment(threads, shown));
    return () => edit(slug, taskId, (threads) => withoutComment(threads, pendingId));
  },
  take: (answer, { pendingId }) =>
    edit(slug, taskId, (threads) => withAnswer(threads, pendingId, answer)),
});

const unsent = {
  version: 0,
  editedAt: null,
  deletedAt: null,
  reactions: [],
  mentions: [],
  tasks: [],
  can: { update: false, delete: false, reply: false, react: false },
} satisfies Partial<Comment>;

/** Another text. It stays in its field until it is safely stored. */
export const commentEdit = (
  slug: string,
  { id, taskId, version }: Comment,
): Change<string, Comment> => ({
  send: (body) =>
    dataOf(patchCommentsById({ ...within(slug, version), path: { id }, body: { body } })),
  over: keyOf(slug, taskId),
  take: (answer) => edit(slug, taskId, (threads) => withChange(threads, id, () => answer)),
  stale: [keyOf(slug, taskId)],
});

export const commentRemoval = (slug: string, { id, taskId }: Comment): Change<void> => ({
  send: () => deleteCommentsById({ ...within(slug), path: { id } }),
  over: keyOf(slug, taskId),
  show: () => {
    const before = queryClient.getQueryData(keyOf(slug, taskId));
    edit(slug, taskId, (threads) => withoutComment(threads, id));
    return () => queryClient.setQueryData(keyOf(slug, taskId), before);
  },
  stale: [keyOf(slug, taskId)],
  done: 'Comment deleted',
});

/** One's own reaction, given or taken back. */
export const reacting = (
  slug: string,
  { id, taskId }: Comment,
  person: Reference,
): Change<{ reaction: Reaction; isGiven: boolean }, Comment> => {
  const line = `reactions/${id}`;
  const show = (reaction: Reaction, isGiven: boolean) =>
    edit(slug, taskId, (threads) =>
      withChange(threads, id, (comment) => withReaction(comment, reaction, person, isGiven)),
    );
  return {
    line,
    send: ({ reaction, isGiven }) => {
      const how = { ...within(slug), path: { id, reaction } };
      return dataOf(
        isGiven
          ? putCommentsByIdReactionsByReaction(how)
          : deleteCommentsByIdReactionsByReaction(how),
      );
    },
    over: keyOf(slug, taskId),
    show: ({ reaction, isGiven }) => {
      show(reaction, isGiven);
      return () => show(reaction, !isGiven);
    },
    // Another one on its way is shown already, and not yet in this answer.
    take: (answer) => {
      if (changesIn(line) > 1) return;
      edit(slug, taskId, (threads) => withChange(threads, id, () => answer));
    },
  };
};
