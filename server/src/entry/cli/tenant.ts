import { randomBytes } from 'node:crypto';
import { type Command, Option } from 'commander';
import { invalid } from '#kernel/errors.ts';
import type { Isolation, TenantRecord } from '#tenancy/index.ts';
import { movesOf } from '#tenancy/move/index.ts';
import {
  countMembers,
  draftProblems,
  findAccountByEmail,
  prepareAccount,
} from '#identity/index.ts';
import { openWorkspace } from '#features/accounts/signup/index.ts';
import type { Core } from '../core.ts';
import { leavingCommands } from './leaving.ts';
import { lifecycleCommands } from './lifecycle.ts';
import { portableCommands } from './portable.ts';
import { moveCommands } from './move.ts';
import { withCore } from './session.ts';
import { bold, missing, print, printJson, table } from '#platform/cli/index.ts';

interface CreateOptions {
  name: string;
  ownerEmail: string;
  ownerName?: string;
  password?: string;
  plan: string;
  isolation?: Isolation;
  cell?: string;
  json?: boolean;
}

export function tenantCommands(program: Command): void {
  const tenant = program
    .command('tenant')
    .description('Workspaces: create, show, suspend and resume, move, export, erase');
  lifecycleCommands(tenant);
  portableCommands(tenant);
  leavingCommands(tenant);
  moveCommands(tenant);

  tenant
    .command('create <slug>')
    .description('Create a workspace with its owner')
    .requiredOption('--name <name>', 'the name of the workspace')
    .requiredOption('--owner-email <address>', 'the owner; a new account if it does not exist')
    .option('--owner-name <name>', 'for a new account')
    .option('--password <password>', 'for a new account; default: generated and printed')
    .option('--plan <plan>', 'the code of any plan; see `plan list`', 'free')
    .addOption(
      new Option('--isolation <kind>', 'override the kind that the plan gives').choices([
        'shared',
        'schema',
        'dedicated',
      ]),
    )
    .option('--cell <name>', 'place it in this cell, whatever the plan says')
    .option('--json', 'print JSON')
    .action(async (slug: string, options: CreateOptions) => {
      await withCore(async (core) => {
        const { owner, password } = await ownerOf(core, options);
        const { name, plan, isolation, cell } = options;
        const wanted = { slug, name, plan, isolation, cell, owner };
        const { tenant: made } = await openWorkspace(core, wanted);
        const shown = { ...summary(core, made), ...(password && { password }) };
        if (options.json) return printJson(shown);
        print(`Created ${bold(made.slug)} (${made.plan}, ${made.isolation}) at ${shown.url}`);
        print(`Owner ${options.ownerEmail}${password ? `, password ${bold(password)}` : ''}`);
      });
    });

  tenant
    .command('list')
    .description('List workspaces with their location and state')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      await withCore(async (core) => {
        const tenants = (await core.tenancy.list()).map((found) => summary(core, found));
        if (json) return printJson(tenants);
        if (tenants.length === 0)
          return print('No workspaces yet. Create one: taskforce tenant create --help');
        const rows = tenants.map((t) => [
          t.slug,
          t.name,
          t.plan,
          t.isolation,
          t.cell,
          t.state,
          t.createdAt.slice(0, 10),
        ]);
        print(table(['SLUG', 'NAME', 'PLAN', 'ISOLATION', 'CELL', 'STATE', 'CREATED'], rows));
      });
    });

  tenant
    .command('show <tenant>')
    .description('Show a workspace, by slug or id')
    .option('--json', 'print JSON')
    .action(async (ref: string, { json }: { json?: boolean }) => {
      await withCore(async (core, { server }) => {
        const found = await core.tenancy.find(ref);
        if (!found) throw missing(`workspace "${ref}"`);
        const members = await countMembers(core.identity.control, found.id, undefined);
        const shown = {
          ...summary(core, found),
          members,
          namespace: found.placement.namespace,
          limits: found.limits,
          ...(await movesOf(server, found.id)),
        };
        if (json) return printJson(shown);
        for (const [key, value] of Object.entries(shown)) {
          print(
            `${key.padEnd(11)} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
          );
        }
      });
    });
}

async function ownerOf(core: Core, { ownerEmail, ownerName, password }: CreateOptions) {
  const known = await findAccountByEmail(core.identity.control, ownerEmail);
  if (known) return { owner: { userId: known.id }, password: undefined };
  if (!ownerName)
    throw invalid({
      path: '--owner-name',
      message: `is needed: there is no account ${ownerEmail} yet`,
    });
  const chosen = password ?? randomBytes(12).toString('base64url');
  const draft = { email: ownerEmail, fullName: ownerName, password: chosen };
  const problems = draftProblems(draft);
  if (problems.length > 0) throw invalid(...problems);
  const owner = await prepareAccount(core.identity.passwords, draft);
  return { owner, password: password ? undefined : chosen };
}

const summary = (core: Core, tenant: TenantRecord) => ({
  id: tenant.id,
  slug: tenant.slug,
  name: tenant.name,
  plan: tenant.plan,
  isolation: tenant.isolation,
  state: tenant.state,
  ...(tenant.stateReason && { reason: tenant.stateReason }),
  ...(tenant.stateUntil && { until: tenant.stateUntil }),
  cell: tenant.placement.cell.name,
  database: tenant.placement.cell.database,
  url: core.identity.sites.tenantUrl(tenant),
  createdAt: tenant.createdAt,
});
