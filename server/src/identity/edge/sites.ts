import type { FastifyRequest } from 'fastify';
import { AppError } from '#kernel/errors.ts';
import type { TenantRecord } from '#tenancy/model/index.ts';

/** Whose front door a request came to, by its host. */
export type Site =
  | { readonly kind: 'base' }
  | { readonly kind: 'tenant'; readonly tenant: TenantRecord };

/** What a tenant's address is made of. */
type Addressed = Pick<TenantRecord, 'slug' | 'primaryHost'>;

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const BASE: Site = { kind: 'base' };

/** Tells hosts apart and writes the addresses that lead to them. */
export class Sites {
  readonly baseUrl: URL;
  readonly #findByHost: (hostname: string) => Promise<TenantRecord | undefined>;
  readonly #baseNames: ReadonlySet<string>;

  /** @param findByHost an exact lookup among verified domains and tenants' own hosts */
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
    const tenant = await this.tenantAt(hostname);
    if (!tenant) {
      throw new AppError('unknown_host', 'There is no workspace at this address.', {
        extra: { home: this.baseUrl.origin },
      });
    }
    return { kind: 'tenant', tenant };
  }

  /** The tenant that answers at a host, if one does. @param hostname in lower case, without port */
  tenantAt(hostname: string): Promise<TenantRecord | undefined> {
    return this.#findByHost(hostname);
  }

  /** Whether the DNS of a host is the platform's rather than a tenant's. */
  isOurs(hostname: string): boolean {
    return hostname.endsWith(`.${this.baseUrl.hostname}`);
  }

  /** An address on the base host. @param path begins with a slash */
  baseAddress(path: string): string {
    return new URL(path, this.baseUrl).href;
  }

  /** Whether tenants can have hosts below the base host: an IP address has no subdomains. */
  get hasTenantHosts(): boolean {
    return !/^\[|^[\d.]+$/.test(this.baseUrl.hostname);
  }

  /** Whether tenants have their own hosts instead of paths on the base host. */
  hasOwnHost(tenant: Addressed): boolean {
    return tenant.primaryHost !== null || this.hasTenantHosts;
  }

  /** Where a tenant's people find it: its primary domain, its own host, or its place on the base host. Without trailing slash. */
  tenantUrl(tenant: Addressed): string {
    if (tenant.primaryHost !== null) return this.hostUrl(tenant.primaryHost);
    if (!this.hasTenantHosts) return this.baseAddress(`/w/${tenant.slug}`);
    return this.hostUrl(`${tenant.slug}.${this.baseUrl.hostname}`);
  }

  /** A host that this deployment answers at, with the scheme and the port of the base host. Without trailing slash. */
  hostUrl(hostname: string): string {
    const { protocol, port } = this.baseUrl;
    return `${protocol}//${hostname}${port && `:${port}`}`;
  }
}
