import type { Comment, Reaction } from '../model.ts';

export interface CommentRow {
  id: string;
  task_id: string;
  parent_id: string | null;
  author_id: string | null;
  body: string;
  version: number;
  created_at: string;
  edited_at: string | null;
  deleted_at: string | null;
}

export interface VersionRow {
  comment_id: string;
  version: number;
  body: string;
  written_at: string;
}

export interface ReactionRow {
  comment_id: string;
  person_id: string;
  reaction: Reaction;
  created_at: string;
}

export interface CommentTables {
  comment: CommentRow;
  comment_version: VersionRow;
  comment_reaction: ReactionRow;
}

export const COLUMNS = [
  'id',
  'task_id',
  'parent_id',
  'author_id',
  'body',
  'version',
  'created_at',
  'edited_at',
  'deleted_at',
] as const satisfies readonly (keyof CommentRow)[];

export const toComment = (row: CommentRow): Comment => ({
  id: row.id,
  taskId: row.task_id,
  parentId: row.parent_id,
  authorId: row.author_id,
  body: row.body,
  version: row.version,
  createdAt: row.created_at,
  editedAt: row.edited_at,
  deletedAt: row.deleted_at,
});

export const toRow = (comment: Comment): CommentRow => ({
  id: comment.id,
  task_id: comment.taskId,
  parent_id: comment.parentId,
  author_id: comment.authorId,
  body: comment.body,
  version: comment.version,
  created_at: comment.createdAt,
  edited_at: comment.editedAt,
  deleted_at: comment.deletedAt,
});
