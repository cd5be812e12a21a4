import Type from 'typebox';
import { isRank } from '#kernel/rank.ts';
import { isWebAddress } from '#kernel/web-address.ts';
import type { RowRules } from '#tenancy/transfer/index.ts';
import { LabelNames } from '#features/work/task-labels/index.ts';
import { taskFields } from './fields.ts';

const LONGEST_LABELS = 20_000;

export const taskRows: RowRules = {
  task: {
    columns: {
      ...taskFields.rowRules,
      labels: Type.String({ maxLength: LONGEST_LABELS }),
      external_ref: Type.String({ minLength: 1, maxLength: 300 }),
    },
    json: { labels: LabelNames },
    withoutBadLinks: (row) =>
      typeof row['external_url'] === 'string' && !isWebAddress(row['external_url'])
        ? { ...row, external_url: null }
        : row,
    check: ({ rank }) => (isRank(String(rank)) ? undefined : 'rank must be a place on the board'),
  },
};
