import type { PrivacyRules } from '#kernel/privacy.ts';

export const commentPrivacy: PrivacyRules = {
  'tenant.comment': {
    people: [
      {
        columns: ['body', 'author_id', 'created_at', 'edited_at', 'deleted_at'],
        content: 'free text, author and times of a comment',
        deleted: 'when the comment is deleted, or with the task',
      },
    ],
    others: ['id', 'task_id', 'parent_id', 'version'],
  },
  'tenant.comment_version': {
    people: [
      {
        columns: ['body', 'written_at'],
        content: 'earlier texts of a comment',
        deleted: 'when the comment is deleted, or with the task',
      },
    ],
    others: ['comment_id', 'version'],
  },
  'tenant.comment_reaction': {
    people: [
      {
        columns: ['person_id', 'reaction', 'created_at'],
        content: 'who reacted to a comment',
        deleted: 'when the reaction or the comment is removed, or with the task',
      },
    ],
    others: ['comment_id'],
  },
};
