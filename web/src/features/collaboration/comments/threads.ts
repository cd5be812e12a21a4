import type { InfiniteData } from '@tanstack/react-query';
import type { Comment, CommentThread, Page, Reference } from '#api/index.ts';

/** The comments of a task as they are cached: the newest threads come first, replies stand oldest first. */
export type Threads = InfiniteData<Page<CommentThread>>;
export type Reaction = Comment['reactions'][number]['reaction'];

/** All threads that were read, oldest first. */
export const inOrder = ({ pages }: Threads): CommentThread[] =>
  pages.flatMap(({ items }) => items).toReversed();

export const commentIn = (threads: Threads, id: string): Comment | undefined =>
  threads.pages
    .flatMap(({ items }) => items)
    .flatMap((thread) => [thread, ...thread.replies])
    .find((comment) => comment.id === id);

const each = (
  threads: Threads,
  edit: (items: CommentThread[], page: number) => CommentThread[],
): Threads => ({
  ...threads,
  pages: threads.pages.map((page, at) => ({ ...page, items: edit(page.items, at) })),
});

/** A new comment: a thread of its own, or the last reply of one. */
export function withComment(threads: Threads, comment: Comment): Threads {
  if (comment.parentId === null)
    return each(threads, (items, page) =>
      page === 0 ? [{ ...comment, replies: [] }, ...items] : items,
    );
  return each(threads, (items) =>
    items.map((thread) =>
      thread.id === comment.parentId
        ? { ...thread, replies: [...thread.replies, comment] }
        : thread,
    ),
  );
}

/** One comment as it is after a change. */
export function withChange(
  threads: Threads,
  id: string,
  change: (comment: Comment) => Comment,
): Threads {
  return each(threads, (items) =>
    items.map((thread) =>
      thread.id === id
        ? { ...thread, ...change(thread) }
        : { ...thread, replies: thread.replies.map((it) => (it.id === id ? change(it) : it)) },
    ),
  );
}

/** Without a comment. An empty place remains while there are replies to it, and goes with the last one. */
export function withoutComment(threads: Threads, id: string, at = new Date()): Threads {
  return each(threads, (items) =>
    items.flatMap((thread) => {
      if (thread.id === id) return thread.replies.length > 0 ? emptied(thread, at) : [];
      const replies = thread.replies.filter((reply) => reply.id !== id);
      const isLast = replies.length === 0 && thread.replies.length > 0;
      return isLast && thread.deletedAt !== null ? [] : { ...thread, replies };
    }),
  );
}

const emptied = (thread: CommentThread, at: Date): CommentThread => ({
  ...thread,
  body: '',
  reactions: [],
  mentions: [],
  tasks: [],
  deletedAt: at.toISOString(),
  can: { update: false, delete: false, reply: false, react: false },
});

/** The server's answer in place of what was shown until it came; it may have been read by others already. */
export function withAnswer(threads: Threads, pendingId: string, answer: Comment): Threads {
  const rest = withoutComment(threads, pendingId);
  return commentIn(rest, answer.id)
    ? withChange(rest, answer.id, () => answer)
    : withComment(rest, answer);
}

/** A comment with one's own reaction, or without it. */
export function withReaction(
  comment: Comment,
  reaction: Reaction,
  { id, name }: Reference,
  isGiven: boolean,
): Comment {
  const known = comment.reactions.find((given) => given.reaction === reaction);
  const others = known?.people.filter((person) => person.id !== id) ?? [];
  const people = isGiven ? [...others, { id, name }] : others;
  const next = { reaction, people, mine: isGiven };
  const reactions = known
    ? comment.reactions.map((given) => (given === known ? next : given))
    : [...comment.reactions, next];
  return { ...comment, reactions: reactions.filter((given) => given.people.length > 0) };
}
