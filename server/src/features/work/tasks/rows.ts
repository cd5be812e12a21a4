import Type from 'typebox';
import { isRank } from '#kernel/rank.ts';
import { isWebAddress } from '#kernel/web-address.ts';
import { Positive, type RowRules } from '#tenancy/transfer/index.ts';
import { LabelNames } from '#features/work/task-labels/index.ts';
import { KEY_PATTERN } from '#features/work/projects/index.ts';
import { StateName } from '#features/work/workflow/index.ts';
import { PRIORITIES } from './model.ts';
import { NewTask } from './schema.ts';

const { title, description, estimateMinutes } = NewTask.properties;
const LONGEST_LABELS = 20_000;

export const taskRows: RowRules = {
  task: {
    columns: {
      project_key: Type.String({ pattern: KEY_PATTERN }),
      number: Positive,
      title,
      description,
      status: StateName,
      priority: Type.Integer({ minimum: 1, maximum: PRIORITIES.length }),
      labels: Type.String({ maxLength: LONGEST_LABELS }),
      estimate_minutes: estimateMinutes,
      rank: Type.String({ minLength: 1, maxLength: 500 }),
      external_ref: Type.String({ minLength: 1, maxLength: 300 }),
      external_url: Type.String(),
      version: Positive,
      title_version: Positive,
      description_version: Positive,
    },
    json: { labels: LabelNames },
    withoutBadLinks: (row) =>
      typeof row['external_url'] === 'string' && !isWebAddress(row['external_url'])
        ? { ...row, external_url: null }
        : row,
    check: ({ rank }) => (isRank(String(rank)) ? undefined : 'rank must be a place on the board'),
  },
};
