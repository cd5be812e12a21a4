import Type, { type Static } from 'typebox';
import { Uuid, nullable, object } from '#platform/http/index.ts';
import { type Presenter, presenter } from '#features/foundation/live/index.ts';
import { Reference, referTo } from '#features/foundation/people/index.ts';
import {
  type CommentRef,
  commentCreated,
  commentDeleted,
  commentReacted,
  commentUpdated,
} from './events.ts';

/**
 * What screens are told of a comment: enough to read it anew. Its text may name tasks that only some of the readers
 * can see, so each asks for it with their own rights.
 */
const LiveComment = object(
  {
    id: Uuid,
    taskId: Uuid,
    parentId: nullable(Uuid),
    author: Type.Optional(nullable(Reference)),
  },
  { title: 'LiveComment', description: 'A comment that changed; request the list to read it' },
);
type LiveComment = Static<typeof LiveComment>;

const placeOf = ({ id, taskId, parentId }: CommentRef): LiveComment => ({ id, taskId, parentId });

export const commentPresenters: readonly Presenter[] = [
  presenter(commentCreated, LiveComment, ({ data: { comment } }, _viewer, people) => ({
    data: { ...placeOf(comment), author: referTo(people, comment.authorId) },
  })),
  presenter(commentUpdated, LiveComment, ({ data }) => ({ data: placeOf(data.comment) })),
  presenter(commentDeleted, LiveComment, ({ data }) => ({ data: placeOf(data.comment) })),
  presenter(commentReacted, LiveComment, ({ data }) => ({ data: placeOf(data.comment) })),
];
