import { queryOptions } from '@tanstack/react-query';
import {
  dataOf,
  deleteTenantLabelsById,
  getTenantLabels,
  patchTenantLabelsById,
  postTenantLabels,
  postTenantLabelsByIdMerge,
  within,
  type Label,
} from '#api/index.ts';
import { queryClient } from '#shared/index.ts';
import { labelsQuery } from './queries.ts';

/** The labels with how many tasks have each. */
export const labelUseQuery = (slug: string) =>
  queryOptions({
    queryKey: [...labelsQuery(slug).queryKey, 'use'],
    queryFn: async () =>
      (await dataOf(getTenantLabels({ ...within(slug), query: { count: true } }))).items,
  });

type Values = Pick<Label, 'name' | 'color'>;

/** @throws Problem */
export async function createLabel(slug: string, body: Values): Promise<void> {
  await dataOf(postTenantLabels({ ...within(slug), body }));
  await refresh(slug);
}

/** @throws Problem */
export async function changeLabel(slug: string, { id, name }: Label, body: Values): Promise<void> {
  await dataOf(patchTenantLabelsById({ ...within(slug), path: { id }, body }));
  await refresh(slug, body.name !== name);
}

/** @throws Problem */
export async function mergeLabel(slug: string, { id }: Label, into: Label): Promise<void> {
  await dataOf(
    postTenantLabelsByIdMerge({ ...within(slug), path: { id }, body: { into: into.id } }),
  );
  await refresh(slug, true);
}

/** Deletes a label and takes it off the tasks that have it. @throws Problem */
export async function deleteLabel(slug: string, { id }: Label): Promise<void> {
  await deleteTenantLabelsById({ ...within(slug), path: { id }, query: { detach: true } });
  await refresh(slug, true);
}

/** @param tasksToo whether tasks read differently now */
async function refresh(slug: string, tasksToo = false): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: labelsQuery(slug).queryKey }),
    tasksToo && queryClient.invalidateQueries({ queryKey: [slug, 'tasks'] }),
  ]);
}
