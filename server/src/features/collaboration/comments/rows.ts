import Type from 'typebox';
import { oneOf } from '#platform/http/index.ts';
import { Positive, type RowRules } from '#tenancy/transfer/index.ts';
import { MAX_BODY, REACTIONS } from './model.ts';

const Text = Type.String({ maxLength: MAX_BODY });

export const commentRows: RowRules = {
  comment: {
    columns: { body: Text, version: Positive },
    check: ({ body, deleted_at: deletedAt }) => {
      if (deletedAt !== null) return body === '' ? undefined : 'body must be empty once deleted';
      return String(body).trim() === '' ? 'body must not be empty' : undefined;
    },
  },
  comment_version: { columns: { version: Positive, body: Text } },
  comment_reaction: { columns: { reaction: oneOf(REACTIONS) } },
};
