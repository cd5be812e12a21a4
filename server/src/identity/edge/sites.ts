import type { FastifyRequest } from 'fastify';
import { AppError } from '#kernel/errors.ts';
import type { TenantRecord } from '#tenancy/registry/index.ts';

/** Whose front door a request came to, by its host. */
export type Site =
  | { readonly kind: 'base' }
  | { readonly kind: 'tenant'; readonly tenant: TenantRecord };

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const BASE: Site = { kind: 'base' };

/** Tells hosts apart and writes the addresses that lead to them. */
export class Sites {
  readonly baseUrl: URL;
  readonly #findByHost: (hostname: string) => Promise<TenantRecord | undefined>;
  readonly #baseNames: ReadonlySet<string>;

  /** @param findByHost an exact look-up among verified domains and tenants' own hosts */
  constructor(baseUrl: URL, findByHost: (hostname: string) => Promise<TenantRecord | undefined>) {
    this.baseUrl = baseUrl;
    this.#findByHost = findByHost;
    this.#baseNames = LOOPBACK.has(baseUrl.hostname) ? LOOPBACK : new Set([baseUrl.hostname]);
  }

  /**
   * The site of a request. X-Forwarded-Host counts only from trusted proxies: the HTTP server sees to that.
   * @throws AppError `unknown_host`
   */
  async of(request: FastifyRequest): Promise<Site> {
    const hostname = request.hostname.toLowerCase();
    if (this.#baseNames.has(hostname)) return BASE;
    const tenant = await this.#findByHost(hostname);
    if (!tenant) throw new AppError('unknown_host', 'There is no workspace at this address.');
    return { kind: 'tenant', tenant };
  }

  /** An address on the base host. @param path begins with a slash */
  baseAddress(path: string): string {
    return new URL(path, this.baseUrl).href;
  }

  /** Whether tenants can have hosts below the base host: an IP address has no subdomains. */
  get hasTenantHosts(): boolean {
    return !/^\[|^[\d.]+$/.test(this.baseUrl.hostname);
  }

  /** Where a tenant's people find it: its own host, or its place on the base host. Without trailing slash. */
  tenantUrl(tenant: { slug: string }): string {
    if (!this.hasTenantHosts) return this.baseAddress(`/w/${tenant.slug}`);
    const { protocol, host } = this.baseUrl;
    return `${protocol}//${tenant.slug}.${host}`;
  }
}
