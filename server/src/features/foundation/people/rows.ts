import Type from 'typebox';
import { oneOf } from '#platform/http/index.ts';
import type { RowRules } from '#tenancy/transfer/index.ts';
import { NAME_PATTERN } from '#identity/index.ts';

/** What someone outside is called wherever their work comes from. */
export const ExternalName = Type.String({ minLength: 1, maxLength: 200, pattern: NAME_PATTERN });

export const peopleRows: RowRules = {
  person: {
    columns: {
      kind: oneOf(['member', 'external']),
      name: ExternalName,
      handle: Type.String({ minLength: 1, maxLength: 300, pattern: NAME_PATTERN }),
    },
  },
};
