import { createClient, createConfig, type Client } from './generated/client/index.ts';
import { http } from './http.ts';
import { site } from './site.ts';

/** The way to one tenant: handed to every generated call that reads or changes something of it. */
export interface TenantApi {
  readonly slug: string;
  readonly client: Client;
}

const known = new Map<string, TenantApi>();

/** On the base host the requests name their tenant; on a tenant's own host, the host does. */
export function tenantApi(slug: string): TenantApi {
  const made = known.get(slug) ?? { slug, client: makeClient(slug) };
  known.set(slug, made);
  return made;
}

/** What a call of one tenant is made with. `version` lets it change only what has not changed since. */
export function within(slug: string, version?: number) {
  return {
    client: tenantApi(slug).client,
    throwOnError: true as const,
    ...(version === undefined ? {} : { headers: { 'If-Match': `"${version}"` } }),
  };
}

/** The body of an answer. */
export async function dataOf<Answer>(answer: Promise<{ data: Answer }>): Promise<Answer> {
  return (await answer).data;
}

function makeClient(slug: string): Client {
  const headers = site().kind === 'base' ? { 'X-Tenant-ID': slug } : {};
  return createClient(createConfig({ axios: http, throwOnError: true, headers }));
}
