import {
  dataOf,
  deleteTenantExternalSourcesById,
  patchTenantExternalSourcesById,
  postTenantExternalSources,
  postTenantExternalSourcesByIdTest,
  within,
  type ExternalSource,
  type ExternalSourcePatch,
  type ExternalSourceTrial,
  type NewExternalSource,
} from '#api/index.ts';
import { removal, type Change } from '#shared/index.ts';
import { externalKey, sourcesQuery } from './queries.ts';

/** Not waited for: a source that hangs takes two seconds to be found hanging. */
const readAgain = (slug: string) => ({ stale: [externalKey(slug)], waits: false });

/** Refused with `duplicate_key` when the name is taken. */
export const sourceAddition = (slug: string): Change<NewExternalSource> => ({
  send: (body) => postTenantExternalSources({ ...within(slug), body }),
  ...readAgain(slug),
});

/** Refused with `version_mismatch` when somebody else changed it meanwhile. */
export const sourceChange = (
  slug: string,
  { id, version }: ExternalSource,
): Change<ExternalSourcePatch> => ({
  send: (body) => patchTenantExternalSourcesById({ ...within(slug, version), path: { id }, body }),
  ...readAgain(slug),
});

export const sourceSwitch = (slug: string, source: ExternalSource): Change<boolean> => ({
  send: (enabled) => sourceChange(slug, source).send({ enabled }),
  ...readAgain(slug),
  done: (_answer, enabled) => `${source.name} ${enabled ? 'enabled' : 'paused'}`,
});

export const sourceRemoval = (slug: string): Change<ExternalSource> =>
  removal(sourcesQuery(slug).queryKey, ({ name }) => name, {
    send: ({ id }) => deleteTenantExternalSourcesById({ ...within(slug), path: { id } }),
    stale: [externalKey(slug)],
  });

/** Asks a source now; refused when it was not even asked. */
export const trial = (slug: string): Change<ExternalSource, ExternalSourceTrial> => ({
  send: ({ id }) => dataOf(postTenantExternalSourcesByIdTest({ ...within(slug), path: { id } })),
});
