import type { Command } from 'commander';
import { type Domain, listDomains } from '#tenancy/domains/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import {
  type DomainDeps,
  addDomain,
  choosePrimary,
  describeDomain,
  normalHost,
  proveDomain,
  recheckDomains,
  removeDomain,
} from '#features/workspace/domains/index.ts';
import type { Core } from '../core.ts';
import { withCore } from './session.ts';
import { bold, missing, print, printJson, table } from '../terminal/terminal.ts';

interface Options {
  json?: boolean;
}

const JSON_OPTION = ['--json', 'print JSON'] as const;

export function domainCommands(program: Command): void {
  const domain = program
    .command('domain')
    .description('Custom domains: add, list, verify, primary, remove, recheck');

  domain
    .command('add <tenant> <host>')
    .description('Add a custom domain; prints the DNS record that verifies it')
    .option(...JSON_OPTION)
    .action((ref: string, host: string, { json }: Options) =>
      withTenant(ref, async (deps, tenant) => {
        const added = shown(deps, await addDomain(deps, tenant.id, host));
        if (json) return printJson(added);
        print(`Added ${bold(added.host)} to ${tenant.slug}. Create this DNS record:`);
        print(`  ${added.record.name}  ${added.record.type}  "${added.record.value}"`);
        print(`then: taskforce domain verify ${tenant.slug} ${added.host}`);
      }),
    );

  domain
    .command('list <tenant>')
    .description('List the domains of a workspace')
    .option(...JSON_OPTION)
    .action((ref: string, { json }: Options) =>
      withTenant(ref, async (deps, tenant) => {
        const domains = (await domainsOf(deps, tenant)).map((one) => shown(deps, one));
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
      }),
    );

  domain
    .command('verify <tenant> <host>')
    .description('Check the DNS record and, if it is correct, activate the domain')
    .option(...JSON_OPTION)
    .action((ref: string, host: string, { json }: Options) =>
      withDomain(ref, host, async (deps, tenant, { id }) => {
        const proved = shown(deps, await proveDomain(deps, tenant.id, id));
        if (json) return printJson(proved);
        print(`${bold(proved.host)} is verified and answers as ${tenant.slug} at ${proved.url}`);
      }),
    );

  domain
    .command('primary <tenant> <host>')
    .description('Make a verified domain the primary one, for links')
    .option('--off', 'links use the workspace’s own host again')
    .option(...JSON_OPTION)
    .action((ref: string, host: string, { json, off }: Options & { off?: boolean }) =>
      withDomain(ref, host, async (deps, tenant, { id }) => {
        const chosen = shown(deps, await choosePrimary(deps, tenant.id, id, !off));
        if (json) return printJson(chosen);
        const verb = chosen.primary ? 'now lead to' : 'no longer lead to';
        print(`Links of ${tenant.slug} ${verb} ${bold(chosen.host)}`);
      }),
    );

  domain
    .command('remove <tenant> <host>')
    .description('Remove a domain; it stops serving at once')
    .option(...JSON_OPTION)
    .action((ref: string, host: string, { json }: Options) =>
      withDomain(ref, host, async (deps, tenant, { id }) => {
        const removed = shown(deps, await removeDomain(deps, tenant.id, id));
        if (json) return printJson(removed);
        print(`Removed ${bold(removed.host)} from ${tenant.slug}`);
      }),
    );

  domain
    .command('recheck [tenant]')
    .description('Verify domains again, all or those of one workspace; also runs every six hours')
    .option(...JSON_OPTION)
    .action(async (ref: string | undefined, { json }: Options) => {
      await withCore(async (core) => {
        const tenant = ref === undefined ? undefined : await tenantCalled(core, ref);
        const checked = await recheckDomains(core, tenant?.id);
        if (json) return printJson(checked);
        const unproved = checked.filter(({ outcome }) => outcome !== 'proved');
        print(`${checked.length} checked, ${checked.length - unproved.length} proved`);
        for (const { host, outcome } of unproved) print(`  ${host}: ${outcome}`);
      });
    });
}

const withTenant = (
  ref: string,
  work: (deps: DomainDeps, tenant: TenantRecord) => Promise<void>,
): Promise<void> => withCore(async (core) => work(core, await tenantCalled(core, ref)));

const withDomain = (
  ref: string,
  text: string,
  work: (deps: DomainDeps, tenant: TenantRecord, domain: Domain) => Promise<void>,
): Promise<void> =>
  withTenant(ref, async (deps, tenant) => {
    const host = normalHost(text);
    const found = (await domainsOf(deps, tenant)).find((one) => one.host === host);
    if (!found) throw missing(`domain ${text} of ${tenant.slug}`);
    return work(deps, tenant, found);
  });

async function tenantCalled(core: Core, ref: string): Promise<TenantRecord> {
  const found = await core.tenancy.find(ref);
  if (!found) throw missing(`workspace "${ref}"`);
  return found;
}

const domainsOf = ({ identity }: DomainDeps, tenant: TenantRecord): Promise<Domain[]> =>
  listDomains(identity.tenancy.control, tenant.id);

const shown = ({ identity }: DomainDeps, domain: Domain) => describeDomain(domain, identity.sites);
