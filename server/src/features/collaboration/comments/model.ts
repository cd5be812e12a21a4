/** What someone can answer a comment with. */
export const REACTIONS = [
  'thumbs_up',
  'thumbs_down',
  'heart',
  'tada',
  'laugh',
  'eyes',
  'rocket',
  'confused',
] as const;
export type Reaction = (typeof REACTIONS)[number];

/** Characters of a comment. */
export const MAX_BODY = 20_000;
/** Replies to one comment. */
export const MAX_REPLIES = 100;
/** Replies that one page of comments holds; it ends before a comment whose replies would exceed them. */
export const MAX_REPLIES_OF_PAGE = 300;
/** Different people that one comment mentions. */
export const MAX_MENTIONS = 20;
/** Different tasks that one comment links to; further keys stay text. */
export const MAX_LINKS = 20;

/** A comment on a task. */
export interface Comment {
  readonly id: string;
  readonly taskId: string;
  /** The comment that it replies to. */
  readonly parentId: string | null;
  /** Null for an unknown author of imported data. */
  readonly authorId: string | null;
  /** Markdown; empty once it is deleted. */
  readonly body: string;
  readonly version: number;
  readonly createdAt: string;
  readonly editedAt: string | null;
  /** Set for a deleted comment that is kept because it has replies. */
  readonly deletedAt: string | null;
}

/** Someone's reaction to a comment. */
export interface GivenReaction {
  readonly commentId: string;
  readonly personId: string;
  readonly reaction: Reaction;
}
