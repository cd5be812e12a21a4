import {
  type CliCommand,
  JSON_FLAG,
  bold,
  command,
  flag,
  missing,
  print,
  printJson,
  table,
} from '#platform/cli/index.ts';
import { type Domain, listDomains } from '#tenancy/domains/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import { addDomain } from './actions/add.ts';
import { choosePrimary, removeDomain } from './actions/choose.ts';
import { proveDomain } from './actions/prove.ts';
import { recheckDomains } from './actions/recheck.ts';
import type { DomainDeps } from './deps.ts';
import { normalHost } from './host.ts';
import { describeDomain } from './view.ts';

const ONE = ['tenant', 'host'] as const;

export function domainCommands(deps: DomainDeps): readonly CliCommand[] {
  const { tenancy, sites } = deps.identity;

  async function tenantCalled(ref: string): Promise<TenantRecord> {
    const found = await tenancy.find(ref);
    if (!found) throw missing(`workspace "${ref}"`);
    return found;
  }
  const domainsOf = (tenant: TenantRecord): Promise<Domain[]> =>
    listDomains(tenancy.control, tenant.id);
  const shown = (domain: Domain) => describeDomain(domain, sites);
  async function domainCalled(ref: string, text: string) {
    const tenant = await tenantCalled(ref);
    const host = normalHost(text);
    const found = (await domainsOf(tenant)).find((one) => one.host === host);
    if (!found) throw missing(`domain ${text} of ${tenant.slug}`);
    return { tenant, id: found.id };
  }

  return [
    command({
      name: 'add',
      summary: 'Add a custom domain; prints the DNS record that verifies it',
      args: ONE,
      options: { json: JSON_FLAG },
      run: async ({ tenant: ref, host, json }) => {
        const tenant = await tenantCalled(ref);
        const added = shown(await addDomain(deps, tenant.id, host));
        if (json) return printJson(added);
        print(`Added ${bold(added.host)} to ${tenant.slug}. Create this DNS record:`);
        print(`  ${added.record.name}  ${added.record.type}  "${added.record.value}"`);
        print(`then: taskforce domain verify ${tenant.slug} ${added.host}`);
      },
    }),
    command({
      name: 'list',
      summary: 'List the domains of a workspace',
      args: ['tenant'],
      options: { json: JSON_FLAG },
      run: async ({ tenant: ref, json }) => {
        const tenant = await tenantCalled(ref);
        const domains = (await domainsOf(tenant)).map(shown);
        if (json) return printJson(domains);
        if (domains.length === 0)
          return print(`No domains yet. Add one: taskforce domain add ${tenant.slug} <host>`);
        const rows = domains.map((one) => [
          one.host,
          one.state,
          one.primary ? 'primary' : '',
          one.checkedAt?.slice(0, 16).replace('T', ' ') ?? 'never',
          `"${one.record.value}"`,
        ]);
        print(
          table(['HOST', 'STATE', '', 'CHECKED (UTC)', 'TXT RECORD AT _taskforce.<HOST>'], rows),
        );
      },
    }),
    command({
      name: 'verify',
      summary: 'Check the DNS record and, if it is correct, activate the domain',
      args: ONE,
      options: { json: JSON_FLAG },
      run: async ({ tenant: ref, host, json }) => {
        const { tenant, id } = await domainCalled(ref, host);
        const proved = shown(await proveDomain(deps, tenant.id, id));
        if (json) return printJson(proved);
        print(`${bold(proved.host)} is verified and answers as ${tenant.slug} at ${proved.url}`);
      },
    }),
    command({
      name: 'primary',
      summary: 'Make a verified domain the primary one, for links',
      args: ONE,
      options: { off: flag('links use the workspace’s own host again'), json: JSON_FLAG },
      run: async ({ tenant: ref, host, off, json }) => {
        const { tenant, id } = await domainCalled(ref, host);
        const chosen = shown(await choosePrimary(deps, tenant.id, id, !off));
        if (json) return printJson(chosen);
        const verb = chosen.primary ? 'now lead to' : 'no longer lead to';
        print(`Links of ${tenant.slug} ${verb} ${bold(chosen.host)}`);
      },
    }),
    command({
      name: 'remove',
      summary: 'Remove a domain; it stops serving at once',
      args: ONE,
      options: { json: JSON_FLAG },
      run: async ({ tenant: ref, host, json }) => {
        const { tenant, id } = await domainCalled(ref, host);
        const removed = shown(await removeDomain(deps, tenant.id, id));
        if (json) return printJson(removed);
        print(`Removed ${bold(removed.host)} from ${tenant.slug}`);
      },
    }),
    command({
      name: 'recheck',
      summary: 'Verify domains again, all or those of one workspace; also runs every six hours',
      args: ['[tenant]'],
      options: { json: JSON_FLAG },
      run: async ({ tenant: ref, json }) => {
        const tenant = ref === undefined ? undefined : await tenantCalled(ref);
        const checked = await recheckDomains(deps, tenant?.id);
        if (json) return printJson(checked);
        const unproved = checked.filter(({ outcome }) => outcome !== 'proved');
        print(`${checked.length} checked, ${checked.length - unproved.length} proved`);
        for (const { host, outcome } of unproved) print(`  ${host}: ${outcome}`);
      },
    }),
  ];
}
