import { type Builder, columnsOf, statement } from '#tenancy/query/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { Comment, GivenReaction } from '../model.ts';
import {
  COLUMNS,
  type CommentRow,
  type CommentTables,
  type ReactionRow,
  type VersionRow,
  toRow,
} from './tables.ts';

type Db = Builder<CommentTables>;

/** Earlier texts of a comment that are kept. */
export const MOST_VERSIONS = 100;

const insertRow = statement((db: Db, $: CommentRow) =>
  db.insertInto('comment').values(columnsOf($, COLUMNS)),
);

const updateRow = statement((db: Db, $: CommentRow) =>
  db
    .updateTable('comment')
    .set({
      body: $.body,
      version: $.version,
      edited_at: $.edited_at,
      deleted_at: $.deleted_at,
    })
    .where('id', '=', $.id),
);

const deleteRow = statement((db: Db, $: { id: string }) =>
  db.deleteFrom('comment').where('id', '=', $.id),
);

const insertVersion = statement((db: Db, $: VersionRow) =>
  db
    .insertInto('comment_version')
    .values(columnsOf($, ['comment_id', 'version', 'body', 'written_at'])),
);

const deleteVersions = statement((db: Db, $: { comment: string; through: number }) =>
  db
    .deleteFrom('comment_version')
    .where('comment_id', '=', $.comment)
    .where('version', '<=', $.through),
);

const insertReaction = statement((db: Db, $: ReactionRow) =>
  db
    .insertInto('comment_reaction')
    .values(columnsOf($, ['comment_id', 'person_id', 'reaction', 'created_at']))
    .onConflict((conflict) =>
      conflict.columns(['comment_id', 'reaction', 'person_id']).doNothing(),
    ),
);

const deleteReaction = statement((db: Db, $: Omit<ReactionRow, 'created_at'>) =>
  db
    .deleteFrom('comment_reaction')
    .where('comment_id', '=', $.comment_id)
    .where('reaction', '=', $.reaction)
    .where('person_id', '=', $.person_id),
);

const deleteReactions = statement((db: Db, $: { comment: string }) =>
  db.deleteFrom('comment_reaction').where('comment_id', '=', $.comment),
);

export const insertComment = (tx: TxScope, comment: Comment): void =>
  tx.defer(insertRow, toRow(comment));

/** Writes a comment's new text, and keeps the one before. */
export function saveText(tx: TxScope, before: Comment, after: Comment): void {
  tx.defer(insertVersion, {
    comment_id: before.id,
    version: before.version,
    body: before.body,
    written_at: before.editedAt ?? before.createdAt,
  });
  tx.defer(deleteVersions, { comment: before.id, through: before.version - MOST_VERSIONS });
  tx.defer(updateRow, toRow(after));
}

/** Keeps the place of a comment, and nothing of what it said. */
export function emptyComment(tx: TxScope, comment: Comment): void {
  tx.defer(deleteVersions, { comment: comment.id, through: comment.version });
  tx.defer(deleteReactions, { comment: comment.id });
  tx.defer(updateRow, toRow(comment));
}

export const removeComment = (tx: TxScope, id: string): void => tx.defer(deleteRow, { id });

const toReaction = ({ commentId, personId, reaction }: GivenReaction) => ({
  comment_id: commentId,
  person_id: personId,
  reaction,
});

/** @returns whether it is new */
export const putReaction = async (tx: TxScope, given: GivenReaction): Promise<boolean> =>
  (await tx.change(insertReaction, { ...toReaction(given), created_at: tx.now })) === 1;

/** @returns whether it was there */
export const removeReaction = async (tx: TxScope, given: GivenReaction): Promise<boolean> =>
  (await tx.change(deleteReaction, toReaction(given))) === 1;
