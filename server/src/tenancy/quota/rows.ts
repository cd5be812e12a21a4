import Type from 'typebox';
import type { RowRules } from '../transfer/index.ts';

export const quotaRows: RowRules = {
  quota_lock: {
    columns: { resource: Type.String({ maxLength: 40, pattern: '^[a-zA-Z][ -~]*$' }) },
  },
};
