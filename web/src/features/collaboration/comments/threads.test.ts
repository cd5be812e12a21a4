import { expect, it } from 'vitest';
import type { Comment, CommentThread } from '#api/index.ts';
import {
  commentIn,
  inOrder,
  withAnswer,
  withChange,
  withComment,
  withoutComment,
  withReaction,
  type Threads,
} from './threads.ts';

const comment = (id: string, more: Partial<Comment> = {}): Comment => ({
  id,
  taskId: 't',
  parentId: null,
  author: { id: 'u', name: 'Mia' },
  body: id,
  version: 1,
  createdAt: '2026-11-21T10:00:00.000Z',
  editedAt: null,
  deletedAt: null,
  reactions: [],
  mentions: [],
  tasks: [],
  can: { update: true, delete: true, reply: true, react: true },
  ...more,
});
const thread = (id: string, ...replies: string[]): CommentThread => ({
  ...comment(id),
  replies: replies.map((reply) => comment(reply, { parentId: id })),
});
const pages = (...all: CommentThread[][]): Threads => ({
  pages: all.map((items) => ({ items, nextCursor: null })),
  pageParams: all.map(() => null),
});
const shape = (threads: Threads) =>
  inOrder(threads).map(({ id, replies }) => [id, ...replies.map((reply) => reply.id)]);

const some = pages([thread('d'), thread('c', 'c1')], [thread('b'), thread('a')]);

it('stand oldest first, whatever page they came with', () => {
  expect(shape(some)).toEqual([['a'], ['b'], ['c', 'c1'], ['d']]);
});

it('take a new thread at the end, and a reply where it belongs', () => {
  expect(shape(withComment(some, comment('e'))).at(-1)).toEqual(['e']);
  expect(shape(withComment(some, comment('a1', { parentId: 'a' })))[0]).toEqual(['a', 'a1']);
});

it('put the answer in place of what was shown, once', () => {
  const shown = withComment(some, comment('pending-1'));
  const answered = [['a'], ['b'], ['c', 'c1'], ['d'], ['e']];
  expect(shape(withAnswer(shown, 'pending-1', comment('e')))).toEqual(answered);
  // It was told by the live line before the answer came.
  const told = withComment(shown, comment('e'));
  expect(shape(withAnswer(told, 'pending-1', comment('e')))).toEqual(answered);
});

it('change one comment and keep its replies', () => {
  const edited = withChange(some, 'c', (it) => ({ ...it, body: 'new' }));
  expect(inOrder(edited)[2]).toMatchObject({ body: 'new', replies: [{ id: 'c1' }] });
  expect(
    commentIn(
      withChange(some, 'c1', (it) => ({ ...it, body: 'new' })),
      'c1',
    )?.body,
  ).toBe('new');
});

it('lose a comment; with replies its place stays until the last one goes', () => {
  expect(shape(withoutComment(some, 'b'))).toEqual([['a'], ['c', 'c1'], ['d']]);
  const emptied = withoutComment(some, 'c');
  expect(commentIn(emptied, 'c')).toMatchObject({ body: '', can: { reply: false } });
  expect(commentIn(emptied, 'c')?.deletedAt).not.toBeNull();
  expect(shape(withoutComment(emptied, 'c1'))).toEqual([['a'], ['b'], ['d']]);
  expect(shape(withoutComment(some, 'c1'))[2]).toEqual(['c']);
});

it('show a reaction while somebody has it', () => {
  const me = { id: 'me', name: 'Me' };
  const given = withReaction(comment('a'), 'heart', me, true);
  expect(given.reactions).toEqual([{ reaction: 'heart', people: [me], mine: true }]);
  expect(withReaction(given, 'heart', me, true).reactions).toEqual(given.reactions);
  expect(withReaction(given, 'heart', me, false).reactions).toEqual([]);
  const ben = { id: 'ben', name: 'Ben' };
  const both = comment('a', { reactions: [{ reaction: 'heart', people: [ben, me], mine: true }] });
  expect(withReaction(both, 'heart', me, false).reactions).toEqual([
    { reaction: 'heart', people: [ben], mine: false },
  ]);
});
