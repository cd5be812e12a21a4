import { describe, expect, it } from 'vitest';
import { Sites } from './sites.ts';

const sites = (baseUrl: string) => new Sites(new URL(baseUrl), async () => undefined);
const acme = { slug: 'acme', primaryHost: null };
const own = { slug: 'acme', primaryHost: 'tasks.acme.example' };

describe('the address of a workspace', () => {
  it.each([
    ['https://app.example', acme, 'https://acme.app.example', true],
    ['https://app.example', own, 'https://tasks.acme.example', true],
    ['http://localhost:3000', acme, 'http://acme.localhost:3000', true],
    ['http://localhost:3000', own, 'http://tasks.acme.example:3000', true],
    ['http://192.0.2.7:8080', acme, 'http://192.0.2.7:8080/w/acme', false],
    ['http://192.0.2.7:8080', own, 'http://tasks.acme.example:8080', true],
    ['http://[::1]:3000', acme, 'http://[::1]:3000/w/acme', false],
  ])('on %s', (baseUrl, tenant, address, hasOwnHost) => {
    expect(sites(baseUrl).tenantUrl(tenant)).toBe(address);
    expect(sites(baseUrl).hasOwnHost(tenant)).toBe(hasOwnHost);
  });
});
