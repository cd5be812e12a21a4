import type { AxiosRequestConfig } from 'axios';
import { http } from './http.ts';
import { site } from './site.ts';

type Query = Record<string, string | number | boolean | undefined>;

interface Options {
  query?: Query;
  ifMatch?: number;
}

/** Requests inside one tenant. On the base host they name it; on its own host, the host does. */
export interface TenantApi {
  readonly slug: string;
  get<Answer>(path: string, query?: Query): Promise<Answer>;
  post<Answer>(path: string, body?: unknown, options?: Options): Promise<Answer>;
  patch<Answer>(path: string, body: unknown, options?: Options): Promise<Answer>;
  put<Answer>(path: string, body: unknown): Promise<Answer>;
  remove(path: string, options?: Options): Promise<void>;
}

const at = (path: string) => `/api/v1${path}`;
const known = new Map<string, TenantApi>();

export function tenantApi(slug: string): TenantApi {
  const made = known.get(slug) ?? make(slug);
  known.set(slug, made);
  return made;
}

function make(slug: string): TenantApi {
  const config = ({ query, ifMatch }: Options = {}): AxiosRequestConfig => ({
    params: query,
    headers: {
      ...(site().kind === 'base' ? { 'X-Tenant-ID': slug } : {}),
      ...(ifMatch === undefined ? {} : { 'If-Match': `"${ifMatch}"` }),
    },
  });
  return {
    slug,
    get: async (path, query) => (await http.get(at(path), config(query ? { query } : {}))).data,
    post: async (path, body = {}, options) =>
      (await http.post(at(path), body, config(options))).data,
    patch: async (path, body, options) => (await http.patch(at(path), body, config(options))).data,
    put: async (path, body) => (await http.put(at(path), body, config())).data,
    remove: async (path, options) => {
      await http.delete(at(path), config(options));
    },
  };
}
