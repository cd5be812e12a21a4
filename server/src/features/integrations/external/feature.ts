import { type Outbound, TrialThrottle } from '#platform/outbound/index.ts';
import type { Feature } from '#identity/manifest.ts';
import type { SecretCipher } from '#tenancy/secrets/index.ts';
import type { Identity } from '#identity/index.ts';
import type { People } from '#features/foundation/people/index.ts';
import { externalPrivacy } from './privacy.ts';
import { sourceFetcher } from './fetch.ts';
import { CachedSources } from './cached-sources.ts';
import { externalRoutes } from './routes.ts';
import { externalRights } from './rights.ts';
import { externalRows } from './rows.ts';

export interface ExternalDeps {
  readonly identity: Identity;
  readonly people: People;
  readonly outbound: Outbound;
  readonly cipher: SecretCipher;
  readonly pageSize: number;
}

export function externalFeature({ identity, outbound, cipher, ...deps }: ExternalDeps): Feature {
  const fetchSource = sourceFetcher(outbound, cipher);
  const cachedSources = new CachedSources(fetchSource, identity.clock);
  return {
    name: 'external',
    privacy: externalPrivacy,
    tags: [{ name: 'external tasks', description: 'Tasks from other systems' }],
    rights: externalRights,
    rows: externalRows,
    routes: externalRoutes({
      ...deps,
      outbound,
      cipher,
      fetchSource,
      cachedSources,
      sites: identity.sites,
      throttle: new TrialThrottle(identity.limits, 'trials of sources'),
    }),
  };
}
