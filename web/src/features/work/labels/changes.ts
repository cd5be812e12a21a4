import {
  deleteTenantLabelsById,
  patchTenantLabelsById,
  postTenantLabels,
  postTenantLabelsByIdMerge,
  within,
  type Label,
} from '#api/index.ts';
import type { Change } from '#shared/index.ts';
import { labelsQuery } from './queries.ts';

type Values = Pick<Label, 'name' | 'color'>;

const list = (slug: string) => labelsQuery(slug).queryKey;
/** Tasks hold the names of their labels. */
const listAndTasks = (slug: string) => [list(slug), [slug, 'tasks']];

/** Makes a label, or gives one another name and colour. */
export const labelChange = (slug: string, label?: Label): Change<Values> => ({
  send: (body) =>
    label
      ? patchTenantLabelsById({ ...within(slug), path: { id: label.id }, body })
      : postTenantLabels({ ...within(slug), body }),
  stale: ({ name }) => (label && label.name !== name ? listAndTasks(slug) : [list(slug)]),
  done: (_answer, { name }) => (label ? 'Label saved' : `Label ${name} created`),
});

export const labelMerge = (slug: string, { id, name }: Label): Change<Label> => ({
  send: (into) =>
    postTenantLabelsByIdMerge({ ...within(slug), path: { id }, body: { into: into.id } }),
  stale: listAndTasks(slug),
  done: (_answer, into) => `${name} merged into ${into.name}`,
});

/** Deletes a label and takes it off the tasks that have it. */
export const labelRemoval = (slug: string): Change<Label> => ({
  send: ({ id }) =>
    deleteTenantLabelsById({ ...within(slug), path: { id }, query: { detach: true } }),
  stale: listAndTasks(slug),
  done: (_answer, { name }) => `Label ${name} deleted`,
});
