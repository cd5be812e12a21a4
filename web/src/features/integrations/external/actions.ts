import {
  dataOf,
  deleteTenantExternalSourcesById,
  messageOf,
  patchTenantExternalSourcesById,
  postTenantExternalSources,
  postTenantExternalSourcesByIdTest,
  within,
  type ExternalSource,
  type ExternalSourcePatch,
  type ExternalSourceTrial,
  type NewExternalSource,
  type TenantApi,
} from '#api/index.ts';
import { queryClient, removeItem } from '#shared/index.ts';
import { toast, toastProblem } from '#ui/index.ts';
import { externalKey, sourcesQuery } from './queries.ts';

const readAnew = (slug: string): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: externalKey(slug) });

/** @throws Problem, `duplicate_key` when the name is taken */
export async function addSource({ slug }: TenantApi, body: NewExternalSource): Promise<void> {
  await postTenantExternalSources({ ...within(slug), body });
  // Not waited for: a source that hangs takes two seconds to be found hanging.
  void readAnew(slug);
}

/** @throws Problem, `version_mismatch` when somebody else changed it meanwhile */
export async function changeSource(
  { slug }: TenantApi,
  { id, version }: ExternalSource,
  body: ExternalSourcePatch,
): Promise<void> {
  try {
    await patchTenantExternalSourcesById({ ...within(slug, version), path: { id }, body });
  } finally {
    void readAnew(slug);
  }
}

export async function switchSource(
  api: TenantApi,
  source: ExternalSource,
  enabled: boolean,
): Promise<void> {
  try {
    await changeSource(api, source, { enabled });
    toast(enabled ? `${source.name} enabled` : `${source.name} paused`);
  } catch (error) {
    toastProblem(messageOf(error));
  }
}

export async function removeSource({ slug }: TenantApi, source: ExternalSource): Promise<void> {
  const { id } = source;
  await removeItem(sourcesQuery(slug).queryKey, { id, name: source.name }, () =>
    deleteTenantExternalSourcesById({ ...within(slug), path: { id } }),
  );
  await readAnew(slug);
}

/** Asks a source now. @throws Problem when it was not even asked */
export const trySource = (
  { slug }: TenantApi,
  { id }: ExternalSource,
): Promise<ExternalSourceTrial> =>
  dataOf(postTenantExternalSourcesByIdTest({ ...within(slug), path: { id } }));
