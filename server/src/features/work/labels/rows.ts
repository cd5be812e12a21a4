import type { RowRules } from '#tenancy/transfer/index.ts';
import { LabelName, NewLabel } from './schema.ts';

export const labelRows: RowRules = {
  label: { columns: { name: LabelName, color: NewLabel.properties.color } },
  task_label: { columns: { label: LabelName } },
};
