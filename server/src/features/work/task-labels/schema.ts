import Type, { type Static } from 'typebox';
import { Uuid, object } from '#platform/http/index.ts';
import { LabelColor, LabelName } from '#features/work/labels/index.ts';
import { MAX_LABELS } from './model.ts';

/** The labels of a task, in a request. */
export const LabelNames = Type.Array(LabelName, { maxItems: MAX_LABELS });

export const LabelPatch = object(
  { name: Type.Optional(LabelName), color: Type.Optional(LabelColor) },
  { title: 'LabelPatch', minProperties: 1 },
);
export type LabelPatch = Static<typeof LabelPatch>;

export const LabelMerge = object(
  { into: Type.String({ format: 'uuid', description: 'The label that replaces it' }) },
  { title: 'LabelMerge' },
);

export const LabelRemoval = object({
  detach: Type.Optional(Type.Boolean({ description: 'true also removes it from tasks' })),
});

export const LabelParams = object({ id: Uuid });
