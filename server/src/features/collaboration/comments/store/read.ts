import { expressionBuilder } from 'kysely';
import type { CursorPosition, SortValue } from '#kernel/sort.ts';
import {
  type Builder,
  type KeysetParams,
  type KeysetShape,
  type RowParams,
  keysetParams,
  keysetShape,
  listOf,
  pageBy,
  paramsOfList,
  statement,
  statements,
} from '#tenancy/query/index.ts';
import { type Call, type Scope, call, namedBatch } from '#tenancy/scope/index.ts';
import { MAX_REPLIES, MAX_REPLIES_OF_PAGE } from '../model.ts';
import {
  COLUMNS,
  type CommentRow,
  type CommentTables,
  type ReactionRow,
  type VersionRow,
} from './tables.ts';

type Db = Builder<CommentTables>;

const selectThreads = statements(
  (
    db: Db,
    $: KeysetParams & { task: string; limit: number },
    shape: { keyset: KeysetShape<'createdAt'> },
  ) => {
    const { ref } = expressionBuilder<CommentTables, 'comment'>();
    const rows = db
      .selectFrom('comment')
      .select(COLUMNS)
      .where('task_id', '=', $.task)
      .where('parent_id', 'is', null);
    const sort = ref('created_at').$castTo<SortValue>();
    return pageBy(rows, sort, ref('id'), shape.keyset, $).limit($.limit);
  },
);

const countThreads = statement((db: Db, $: { task: string }) =>
  db
    .selectFrom('comment')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('task_id', '=', $.task)
    .where('parent_id', 'is', null),
);

const selectReplies = statements(
  (
    db: Db,
    $: RowParams & { limit: number },
    { count, direction }: { count: number; direction: 'asc' | 'desc' },
  ) =>
    db
      .selectFrom('comment as c')
      .innerJoin('comment as parent', 'parent.id', 'c.parent_id')
      .select(COLUMNS.map((column) => `c.${column}` as const))
      .where('c.parent_id', 'in', listOf<string>($, 'parent', count))
      // Rows of an archive could say otherwise, and a reply is shown to whoever sees the task of its comment.
      .whereRef('c.task_id', '=', 'parent.task_id')
      .orderBy('parent.created_at', direction)
      .orderBy('parent.id', direction)
      .orderBy('c.created_at')
      .orderBy('c.id')
      .limit($.limit),
);

const selectReactions = statements((db: Db, $: RowParams, count: number) =>
  db
    .selectFrom('comment_reaction')
    .select(['comment_id', 'person_id', 'reaction', 'created_at'])
    .where('comment_id', 'in', listOf<string>($, 'comment', count))
    .orderBy('created_at')
    .orderBy('person_id'),
);

const selectReactionsToReplies = statements((db: Db, $: RowParams, count: number) =>
  db
    .selectFrom('comment as c')
    .innerJoin('comment_reaction as r', 'r.comment_id', 'c.id')
    .select(['r.comment_id', 'r.person_id', 'r.reaction', 'r.created_at'])
    .where('c.parent_id', 'in', listOf<string>($, 'parent', count))
    .orderBy('r.created_at')
    .orderBy('r.person_id'),
);

const selectComment = statement((db: Db, $: { id: string }) =>
  db.selectFrom('comment').select(COLUMNS).where('id', '=', $.id),
);

const selectReplyIds = statement((db: Db, $: { parent: string }) =>
  db.selectFrom('comment').select('id').where('parent_id', '=', $.parent).limit(MAX_REPLIES),
);

const selectAuthors = statement((db: Db, $: { task: string; limit: number }) =>
  db
    .selectFrom('comment')
    .select('author_id')
    .distinct()
    .where('task_id', '=', $.task)
    .where('author_id', 'is not', null)
    .where('deleted_at', 'is', null)
    .limit($.limit),
);

const selectVersions = statement((db: Db, $: { comment: string }) =>
  db
    .selectFrom('comment_version')
    .select(['comment_id', 'version', 'body', 'written_at'])
    .where('comment_id', '=', $.comment)
    .orderBy('version', 'desc'),
);

/** People who commented on a task and are notified of further comments. */
const MOST_AUTHORS = 200;

/** The comments of a task that are no replies. */
export const threadsOf = (
  taskId: string,
  place: CursorPosition<'createdAt'>,
  limit: number,
): Call<CommentRow> =>
  call(selectThreads({ keyset: keysetShape(place) }), {
    task: taskId,
    ...keysetParams(place),
    limit,
  });

export const countOf = (taskId: string): Call<{ total: number }> =>
  call(countThreads, { task: taskId });

/** What belongs to the comments of a page. */
export interface Belonging {
  /** How many of the comments it is whole for, from the first one on: all, unless they have too many replies. */
  readonly whole: number;
  /** The oldest first. */
  readonly replies: readonly CommentRow[];
  readonly reactions: readonly ReactionRow[];
}

/**
 * Replies to some comments and the reactions to all of them: one message, and never more than
 * {@link MAX_REPLIES_OF_PAGE} replies and those of one comment.
 * @param ids in the order of the page
 */
export async function belongingTo(
  scope: Scope,
  ids: readonly string[],
  { descending }: Pick<CursorPosition<'createdAt'>, 'descending'>,
): Promise<Belonging> {
  const count = ids.length;
  if (count === 0) return { whole: 0, replies: [], reactions: [] };
  const parents = paramsOfList('parent', ids);
  const direction = descending ? 'desc' : 'asc';
  const { replies, own, below } = await namedBatch(scope, {
    replies: call(selectReplies({ count, direction }), {
      ...parents,
      limit: MAX_REPLIES_OF_PAGE + 1,
    }),
    own: reactionsTo(ids),
    below: call(selectReactionsToReplies(count), parents),
  });
  const isCut = replies.length > MAX_REPLIES_OF_PAGE;
  // The replies to the last one may not all be here; a page still holds something.
  const whole = isCut ? Math.max(1, ids.indexOf(replies.at(-1)?.parent_id ?? '')) : count;
  const kept = new Set<string | null>(ids.slice(0, whole));
  return {
    whole,
    replies: replies.filter(({ parent_id: id }) => kept.has(id)),
    reactions: [...own, ...below],
  };
}

/** @param ids one at least */
export const reactionsTo = (ids: readonly string[]): Call<ReactionRow> =>
  call(selectReactions(ids.length), paramsOfList('comment', ids));

export const findComment = (id: string): Call<CommentRow> => call(selectComment, { id });

/** The replies to a comment, as many as there can be. */
export const repliesTo = (id: string): Call<{ id: string }> => call(selectReplyIds, { parent: id });

export const authorsOn = (taskId: string): Call<{ author_id: string | null }> =>
  call(selectAuthors, { task: taskId, limit: MOST_AUTHORS });

/** The earlier texts of a comment, the latest first. */
export const versionsOf = (id: string): Call<VersionRow> => call(selectVersions, { comment: id });
