import Type, { type Static } from 'typebox';
import {
  Timestamp,
  Uuid,
  nullable,
  object,
  oneOf,
  pageOf,
  pageQuery,
  sortBy,
} from '#platform/http/index.ts';
import { Reference } from '#features/foundation/people/index.ts';
import { CATEGORIES } from '#features/work/workflow/index.ts';
import { MAX_BODY, MAX_LINKS, MAX_MENTIONS, MAX_REPLIES, REACTIONS } from './model.ts';

export const Body = Type.String({
  minLength: 1,
  maxLength: MAX_BODY,
  pattern: '\\S',
  description: `Markdown, 1 to ${MAX_BODY} characters, not only white space; trimmed. Mention a person with \`[@Name](user:id)\`, at most ${MAX_MENTIONS} people`,
});

const Reactions = Type.Array(
  object({
    reaction: oneOf(REACTIONS),
    people: Type.Array(Reference, { description: 'Who reacted, the first one first' }),
    mine: Type.Boolean({ description: 'Whether you are one of them' }),
  }),
  { description: 'Only reactions that someone gave' },
);

const LinkedTask = object(
  {
    id: Uuid,
    key: Type.String(),
    title: Type.String(),
    status: Type.String(),
    category: oneOf(CATEGORIES),
  },
  { title: 'LinkedTask' },
);

const shown = {
  id: Uuid,
  taskId: Uuid,
  parentId: nullable(Uuid),
  author: nullable(Reference),
  body: Type.String({
    maxLength: MAX_BODY,
    description: 'Markdown; empty if the comment was deleted',
  }),
  version: Type.Integer({ description: 'Increases with every edit; the ETag' }),
  createdAt: Timestamp,
  editedAt: nullable(Timestamp),
  deletedAt: nullable(
    Type.String({
      format: 'date-time',
      description: 'Set for a deleted comment that remains because it has replies',
    }),
  ),
  reactions: Reactions,
  mentions: Type.Array(Reference, { description: 'The people that the text mentions' }),
  tasks: Type.Array(LinkedTask, {
    description: `Tasks whose keys are in the text, at most ${MAX_LINKS}, and only those that you can see`,
  }),
  can: object({
    update: Type.Boolean(),
    delete: Type.Boolean(),
    reply: Type.Boolean(),
    react: Type.Boolean(),
  }),
};

export const CommentView = object(shown, { title: 'Comment' });
export type CommentView = Static<typeof CommentView>;

export const ThreadView = object(
  {
    ...shown,
    replies: Type.Array(CommentView, {
      description: `Oldest first, at most ${MAX_REPLIES}`,
    }),
  },
  { title: 'CommentThread', description: 'A comment with its replies' },
);
export type ThreadView = Static<typeof ThreadView>;

export const CommentPage = pageOf(ThreadView);

export const CommentQuery = object({ ...pageQuery, sort: sortBy(['createdAt']) });

export const NewComment = object(
  {
    body: Body,
    parentId: Type.Optional(
      Type.String({ format: 'uuid', description: 'The comment that this one replies to' }),
    ),
  },
  { title: 'NewComment' },
);
export type NewComment = Static<typeof NewComment>;

export const CommentPatch = object({ body: Body }, { title: 'CommentPatch' });

export const CommentParams = object({ id: Uuid });

export const ReactionParams = object({ id: Uuid, reaction: oneOf(REACTIONS) });

export const VersionList = object(
  {
    items: Type.Array(
      object({
        version: Type.Integer(),
        body: Type.String({ maxLength: MAX_BODY }),
        editedAt: Timestamp,
      }),
      { description: 'Newest first; the first one is the current text' },
    ),
  },
  { title: 'CommentVersions' },
);
