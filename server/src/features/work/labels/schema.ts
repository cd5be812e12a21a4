import Type, { type Static } from 'typebox';
import { Uuid, object } from '#platform/http/index.ts';
import { MAX_LABEL_LENGTH } from './model.ts';

export const LabelName = Type.String({
  minLength: 1,
  maxLength: MAX_LABEL_LENGTH,
  pattern: '\\S',
  description: `1 to ${MAX_LABEL_LENGTH} characters, not only white space; trimmed; case-sensitive`,
});

export const LabelColor = Type.String({
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
export const LabelList = object({ items: Type.Array(LabelView) });

export const LabelQuery = object({
  count: Type.Optional(
    Type.Boolean({ description: 'true adds the number of tasks with each label that you can see' }),
  ),
});

export const NewLabel = object(
  { name: LabelName, color: Type.Optional(LabelColor) },
  { title: 'NewLabel' },
);
export type NewLabel = Static<typeof NewLabel>;
