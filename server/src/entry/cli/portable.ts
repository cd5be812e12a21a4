import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { iso } from '#kernel/time.ts';
import type { Isolation, TenantRecord } from '#tenancy/index.ts';
import {
  type ImportResult,
  type ArchiveDeps,
  cloneTenant,
  exportTenant,
  importTenant,
  restoreTenant,
} from '#features/operations/portable/index.ts';
import type { Core } from '../core.ts';
import type { Deployment } from '../deployment.ts';
import { withCore } from './session.ts';
import { bold, missing, print, printJson, progressBar } from '#platform/cli/index.ts';
import { features, rowRules } from '../features.ts';

interface Target {
  slug?: string;
  name?: string;
  plan?: string;
  isolation?: Isolation;
  cell?: string;
  json?: boolean;
}

export const depsOf = (core: Core, { server }: Deployment): ArchiveDeps => ({
  identity: core.identity,
  server,
  rules: rowRules(features(core)),
});

/** @throws AppError `not_found` */
export async function tenantCalled(core: Core, ref: string): Promise<TenantRecord> {
  const found = await core.tenancy.find(ref);
  if (!found) throw missing(`workspace "${ref}"`);
  return found;
}

/** Carrying workspaces away and bringing them in: export, import, clone, restore. */
export function portableCommands(tenant: Command): void {
  tenant
    .command('export <tenant>')
    .description('Export a workspace to one ZIP file, without passwords and tokens')
    .option('--out <file>', 'a new file; default: workspace and date')
    .option('--json', 'print JSON')
    .action(exportCommand);

  where(
    tenant
      .command('import <file>')
      .description('Import an exported workspace; people are matched by e-mail address')
      .option('--slug <slug>', 'default: from the file')
      .option('--name <name>', 'default: from the file')
      .option('--plan <plan>', 'default: from the file')
      .option('--dry-run', 'validate everything and preview, without changes'),
  ).action(importCommand);

  where(
    tenant
      .command('clone <tenant> <slug>')
      .description('Copy a workspace, with its work and its members')
      .option('--name <name>', 'default: from the original')
      .option('--plan <plan>', 'default: from the original'),
  ).action(cloneCommand);

  tenant
    .command('restore <tenant> <file>')
    .description('Restore a workspace from an exported file; it is closed meanwhile')
    .option('--json', 'print JSON')
    .action(restoreCommand);
}

/** Where a new workspace is stored. */
const where = (command: Command): Command =>
  command
    .addOption(
      new Option('--isolation <kind>', 'override the kind that the plan gives').choices([
        'shared',
        'schema',
        'dedicated',
      ]),
    )
    .option('--cell <name>', 'place it in this cell, whatever the plan says')
    .option('--json', 'print JSON');

async function exportCommand(
  ref: string,
  { out, json }: { out?: string; json?: boolean },
): Promise<void> {
  await withCore(async (core, deployment) => {
    const tenant = await tenantCalled(core, ref);
    const day = iso(core.identity.clock.now()).slice(0, 10);
    const file = resolve(out ?? `${tenant.slug}-${day}.zip`);
    const bar = progressBar('Exporting');
    const manifest = await exportTenant(depsOf(core, deployment), tenant, file, bar);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    if (json) return printJson({ file, rows, members: manifest.members.count });
    print(
      `Exported ${bold(tenant.slug)} to ${bold(file)}: ${rows} rows, ${manifest.members.count} members`,
    );
  });
}

async function importCommand(file: string, options: Target & { dryRun?: boolean }): Promise<void> {
  await withCore(async (core, deployment) => {
    const progress = { check: progressBar('Checking'), write: progressBar('Importing') };
    const { json, ...wanted } = options;
    const result = await importTenant(depsOf(core, deployment), file, wanted, progress);
    if (json) {
      const { tenant, ...shown } = result;
      return printJson({ ...shown, ...(tenant && { id: tenant.id, ...placeOf(tenant) }) });
    }
    printImport(result, result.tenant && core.identity.sites.tenantUrl(result.tenant));
  });
}

function printImport(result: ImportResult, url: string | undefined): void {
  const {
    slug,
    name,
    plan,
    rows,
    tables,
    matched,
    unproved,
    made,
    domains,
    linksDropped,
    dryRun,
    tenant,
  } = result;
  print(`${dryRun ? 'Would import' : 'Imported'} ${bold(slug)} ("${name}", ${plan}): ${rows} rows`);
  print(`  ${tables.map((table) => `${table.name} ${table.rows}`).join(', ')}`);
  if (tenant) print(`  in the cell ${tenant.placement.cell.name} (${tenant.isolation}), at ${url}`);
  print(`People: ${matched.length} matched by e-mail address, ${made.length} new`);
  for (const { email, role } of matched) print(`  ${email}, ${role}`);
  if (unproved.length > 0)
    print(
      `${dryRun ? 'Would sign out' : 'Signed out'}, because their addresses were never verified; the owner of each mailbox gets in with "Forgot password?": ${unproved.join(', ')}`,
    );
  printMade(made, dryRun);
  if (domains.length > 0)
    print(`Domains are not imported; add and verify them again: ${domains.join(', ')}`);
  printLinks(linksDropped);
}

function printLinks(dropped: number): void {
  if (dropped > 0) print(`Links dropped because they are not http:// or https://: ${dropped}`);
}

/** Someone who got an account has no password, and no mail goes out. */
function printMade(made: readonly string[], dryRun = false): void {
  if (made.length === 0) return;
  print(
    dryRun
      ? 'These would get accounts without a password:'
      : 'These have no password yet; set one for each and pass it on: taskforce user set-password <email>',
  );
  for (const email of made) print(`  ${email}`);
}

async function cloneCommand(ref: string, slug: string, options: Target): Promise<void> {
  await withCore(async (core, deployment) => {
    const tenant = await tenantCalled(core, ref);
    const { name = tenant.name, plan = tenant.plan, isolation, cell, json } = options;
    const copy = await cloneTenant(
      depsOf(core, deployment),
      tenant,
      { slug, name, plan, isolation, cell },
      progressBar('Cloning'),
    );
    if (json) return printJson({ id: copy.id, slug: copy.slug, ...placeOf(copy) });
    print(
      `Cloned ${bold(tenant.slug)} as ${bold(copy.slug)} (${copy.isolation}) at ${core.identity.sites.tenantUrl(copy)}`,
    );
  });
}

async function restoreCommand(
  ref: string,
  file: string,
  { json }: { json?: boolean },
): Promise<void> {
  await withCore(async (core, deployment) => {
    const tenant = await tenantCalled(core, ref);
    const progress = { check: progressBar('Checking'), write: progressBar('Restoring') };
    const restored = await restoreTenant(depsOf(core, deployment), tenant, file, progress);
    await core.people.changed(tenant.id);
    if (json) return printJson(restored);
    print(`${bold(tenant.slug)} is as it was at ${restored.from}: ${restored.rows} rows`);
    printMade(restored.made);
    printLinks(restored.linksDropped);
  });
}

const placeOf = ({ isolation, placement }: TenantRecord) => ({
  isolation,
  cell: placement.cell.name,
});
