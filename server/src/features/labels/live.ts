import { type Presenter, presenter } from '#features/live/index.ts';
import { labelChanged, labelDeleted } from './events.ts';

/** How what becomes of labels looks to those who are connected; every member may know them. */
export const labelPresenters: readonly Presenter[] = [
  presenter([labelChanged, labelDeleted], ({ data }) => ({ data: data.label })),
];
