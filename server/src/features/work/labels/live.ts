import Type from 'typebox';
import { object } from '#platform/http/index.ts';
import { type Presenter, presenter } from '#features/foundation/live/index.ts';
import { LabelSnapshot, labelChanged, labelDeleted } from './events.ts';

const { properties } = LabelSnapshot;
const ChangedLabel = object(
  { ...properties, previousName: Type.Optional(Type.String()) },
  { title: 'LiveChangedLabel' },
);
const DeletedLabel = object(
  { ...properties, mergedInto: Type.Optional(LabelSnapshot) },
  { title: 'LiveDeletedLabel' },
);

/** Label events as connected members receive them; every member may know the labels. */
export const labelPresenters: readonly Presenter[] = [
  presenter(labelChanged, ChangedLabel, ({ data: { label, previousName } }) => ({
    data: { ...label, ...(previousName !== undefined && { previousName }) },
  })),
  presenter(labelDeleted, DeletedLabel, ({ data: { label, mergedInto } }) => ({
    data: { ...label, ...(mergedInto && { mergedInto }) },
  })),
];
