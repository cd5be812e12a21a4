import { createClient, createConfig, type Client } from './generated/client/index.ts';
import { http } from './http.ts';
import { site } from './site.ts';

/** The clients of the workspaces that were open; each only knows how its requests name the workspace. */
const clients = new Map<string, Client>();

/** On the base host the requests name their tenant; on a tenant's own host, the host does. */
function clientOf(slug: string): Client {
  const client = clients.get(slug) ?? makeClient(slug);
  clients.set(slug, client);
  return client;
}

/** What a call of one tenant is made with. `version` lets it change only what has not changed since. */
export function within(slug: string, version?: number) {
  return {
    client: clientOf(slug),
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
