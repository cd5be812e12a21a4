import Type, { type Static } from 'typebox';
import { Uuid, object } from '#platform/http/index.ts';
import { MAX_LABELS, MAX_LABEL_LENGTH } from './model.ts';

export const LabelName = Type.String({
  minLength: 1,
  maxLength: MAX_LABEL_LENGTH,
  pattern: '\\S',
  description: `1 to ${MAX_LABEL_LENGTH} characters, not only white space; trimmed; case counts`,
});

/** The labels of a task, in a request. */
export const LabelNames = Type.Array(LabelName, { maxItems: MAX_LABELS });

const Color = Type.String({ pattern: '^#[0-9a-fA-F]{6}$', description: 'Such as #1971c2' });

export const LabelView = object(
  {
    id: Uuid,
    name: Type.String(),
    color: Type.String(),
    tasks: Type.Optional(
      Type.Integer({
        minimum: 0,
        description: 'How many tasks that you may see have it; only when asked for',
      }),
    ),
  },
  { title: 'Label' },
);

export const LabelQuery = object({
  count: Type.Optional(
    Type.Boolean({ description: 'true counts the tasks of each label that you may see' }),
  ),
});

export const LabelList = object({ items: Type.Array(LabelView) });

export const NewLabel = object(
  { name: LabelName, color: Type.Optional(Color) },
  { title: 'NewLabel' },
);
export type NewLabel = Static<typeof NewLabel>;

export const LabelPatch = object(
  { name: Type.Optional(LabelName), color: Type.Optional(Color) },
  { title: 'LabelPatch', minProperties: 1 },
);
export type LabelPatch = Static<typeof LabelPatch>;

export const LabelMerge = object(
  { into: Type.String({ format: 'uuid', description: 'The label that its tasks get instead' }) },
  { title: 'LabelMerge' },
);

export const LabelRemoval = object({
  detach: Type.Optional(
    Type.Boolean({ description: 'true also takes it off the tasks that have it' }),
  ),
});

export const LabelParams = object({ id: Uuid });
