import Type, { type Static } from 'typebox';
import { Uuid, object } from '#platform/http/index.ts';
import { MAX_LABELS, MAX_LABEL_LENGTH } from './model.ts';

export const LabelName = Type.String({
  minLength: 1,
  maxLength: MAX_LABEL_LENGTH,
  pattern: '\\S',
  description: `1 to ${MAX_LABEL_LENGTH} characters, not only white space; trimmed; case-sensitive`,
});

/** The labels of a task, in a request. */
export const LabelNames = Type.Array(LabelName, { maxItems: MAX_LABELS });

const Color = Type.String({
  pattern: '^#[0-9a-fA-F]{6}$',
  description: 'A colour such as #1971c2',
});

export const LabelView = object(
  {
    id: Uuid,
    name: Type.String(),
    color: Type.String(),
    tasks: Type.Optional(
      Type.Integer({
        minimum: 0,
        description: 'The number of tasks with this label that you can see; only with ?count=true',
      }),
    ),
  },
  { title: 'Label' },
);

export const LabelQuery = object({
  count: Type.Optional(
    Type.Boolean({ description: 'true adds the number of tasks with each label that you can see' }),
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
  { into: Type.String({ format: 'uuid', description: 'The label that replaces it' }) },
  { title: 'LabelMerge' },
);

export const LabelRemoval = object({
  detach: Type.Optional(Type.Boolean({ description: 'true also removes it from tasks' })),
});

export const LabelParams = object({ id: Uuid });
