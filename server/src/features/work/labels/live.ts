import { type Presenter, presenter } from '#features/foundation/live/index.ts';
import { labelChanged, labelDeleted } from './events.ts';

/** Label events as connected members receive them; every member may know the labels. */
export const labelPresenters: readonly Presenter[] = [
  presenter(labelChanged, ({ data: { label, previousName } }) => ({
    data: { ...label, ...(previousName !== undefined && { previousName }) },
  })),
  presenter(labelDeleted, ({ data: { label, mergedInto } }) => ({
    data: { ...label, ...(mergedInto && { mergedInto }) },
  })),
];
