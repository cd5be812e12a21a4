import { cutPage } from '#kernel/page.ts';
import { type SortField, cursorAt, placeOf } from '#kernel/sort.ts';
import { NoContent, type Route } from '#platform/http/index.ts';
import { authorizeInProject, tenantRoute } from '#identity/index.ts';
import { type WorkDeps, actorContextOf } from '#features/work/projects/index.ts';
import { TaskParams, readTask, readTaskWith } from '#features/work/tasks/index.ts';
import { deleteComment, react, updateComment } from './actions/change.ts';
import { createComment } from './actions/create.ts';
import { type FindActor, membersIn } from './actions/mentioned.ts';
import { readComment } from './load.ts';
import { commentRights } from './rights.ts';
import {
  CommentPage,
  CommentParams,
  CommentPatch,
  CommentQuery,
  CommentView,
  NewComment,
  ReactionParams,
  VersionList,
} from './schema.ts';
import { belongingTo, countOf, threadsOf, versionsOf } from './store/read.ts';
import { toCommentView, toThreads } from './view.ts';

export interface CommentDeps extends WorkDeps {
  readonly findActor: FindActor;
}

const tag = 'comments';
const SORTS: Readonly<Record<'createdAt', SortField>> = { createdAt: { kind: 'time' } };

export const commentRoutes = (deps: CommentDeps): readonly Route[] => [
  ...threadRoutes(deps),
  ...oneRoutes(deps),
  ...reactionRoutes(deps),
];

const threadRoutes = (deps: CommentDeps): Route[] => [
  tenantRoute(
    {
      method: 'GET',
      url: '/tasks/:id/comments',
      tag,
      summary: 'List a task’s comments with their replies',
      description:
        'Oldest first by default. A page with many replies holds fewer comments than `limit`.',
      params: TaskParams,
      query: CommentQuery,
      reply: { 200: CommentPage },
    },
    async (context) => {
      const { actor, scope, params, query } = context;
      const { limit = deps.pageSize, sort = 'createdAt', cursor, count = false } = query;
      const place = placeOf(SORTS, sort, cursor);
      const [task, { threads, total }] = await readTaskWith(scope, actor, params.id, (id) => ({
        threads: threadsOf(id, place, limit + 1),
        total: count ? countOf(id) : undefined,
      }));
      const ids = threads.slice(0, limit).map(({ id }) => id);
      const belonging = await belongingTo(scope, ids, place);
      const page = cutPage(threads, belonging.whole, ({ id, created_at: at }) =>
        cursorAt(place, at, id),
      );
      const by = await actorContextOf(deps, context);
      return {
        items: await toThreads(scope, by, task, page.items, belonging),
        nextCursor: page.nextCursor,
        ...(count && { total: Number(total[0]?.total ?? 0) }),
      };
    },
  ),
  tenantRoute(
    {
      method: 'POST',
      url: '/tasks/:id/comments',
      tag,
      summary: 'Comment on a task',
      description:
        'With `parentId`, reply to a comment. People whom the text mentions are notified.',
      params: TaskParams,
      body: NewComment,
      reply: { 201: CommentView },
      refusals: [409],
    },
    async (context) => {
      const { actor, tenant, params, body, commit } = context;
      const by = await actorContextOf(deps, context);
      const members = await membersIn(body.body, tenant.id, deps.findActor);
      return commit(
        async (tx) =>
          toCommentView(tx, by, await createComment(tx, by, params.id, body, members), []),
        async (tx, { taskId }) => {
          const task = await readTask(tx, actor, taskId);
          authorizeInProject(actor, commentRights.create, task.standing);
        },
      );
    },
  ),
];

const oneRoutes = (deps: CommentDeps): Route[] => [
  tenantRoute(
    {
      method: 'PATCH',
      url: '/comments/:id',
      tag,
      summary: 'Edit a comment',
      description: 'Earlier texts stay available to everyone who can read the comment.',
      params: CommentParams,
      body: CommentPatch,
      reply: { 200: CommentView },
      refusals: [409, 412],
    },
    async (context) => {
      const { actor, tenant, params, body, ifMatch, commit } = context;
      const by = await actorContextOf(deps, context);
      const members = await membersIn(body.body, tenant.id, deps.findActor);
      return commit(async (tx) => {
        const text = { body: body.body, members };
        const changed = await updateComment(tx, actor, params.id, text, ifMatch);
        return toCommentView(tx, by, changed, changed.reactions);
      });
    },
  ),
  tenantRoute(
    {
      method: 'DELETE',
      url: '/comments/:id',
      tag,
      summary: 'Delete a comment',
      description: 'The text is deleted permanently. With replies, an empty place remains.',
      params: CommentParams,
      reply: { 204: NoContent },
      refusals: [409, 412],
    },
    ({ actor, params, ifMatch, commit }) =>
      commit((tx) => deleteComment(tx, actor, params.id, ifMatch)),
  ),
  tenantRoute(
    {
      method: 'GET',
      url: '/comments/:id/versions',
      tag,
      summary: 'List the texts that a comment had',
      params: CommentParams,
      reply: { 200: VersionList },
    },
    async ({ actor, scope, params }) => {
      const { comment, found } = await readComment(scope, actor, params.id, {
        versions: versionsOf(params.id),
      });
      const { version, body, editedAt, createdAt } = comment;
      return {
        items: [
          { version, body, editedAt: editedAt ?? createdAt },
          ...found.versions.map((old) => ({
            version: old.version,
            body: old.body,
            editedAt: old.written_at,
          })),
        ],
      };
    },
  ),
];

const reactionRoutes = (deps: CommentDeps): Route[] =>
  (['PUT', 'DELETE'] as const).map((method) =>
    tenantRoute(
      {
        method,
        url: '/comments/:id/reactions/:reaction',
        tag,
        summary: method === 'PUT' ? 'React to a comment' : 'Remove your reaction to a comment',
        params: ReactionParams,
        reply: { 200: CommentView },
        refusals: [409],
      },
      async (context) => {
        const { actor, params, commit } = context;
        const by = await actorContextOf(deps, context);
        return commit(async (tx) => {
          const changed = await react(tx, actor, params.id, params.reaction, method === 'PUT');
          return toCommentView(tx, by, changed, changed.reactions);
        });
      },
    ),
  );
