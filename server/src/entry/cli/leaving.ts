import type { Command } from 'commander';
import { invalid } from '#kernel/errors.ts';
import type { ErasureReport } from '#tenancy/erasure/index.ts';
import { catchUpNames } from '#features/foundation/people/index.ts';
import { deleteTenant, eraseTenant, undeleteTenant } from '#features/operations/portable/index.ts';
import { depsOf, tenantCalled } from './portable.ts';
import { withCore } from './session.ts';
import { bold, print, printJson, table } from '#platform/cli/index.ts';

/** The end of a workspace: delete, undelete, erase. */
export function leavingCommands(tenant: Command): void {
  tenant
    .command('delete <tenant>')
    .description('Delete a workspace; it can be restored until its grace period ends')
    .option('--grace <time>', 'days or hours until erasure', '30d')
    .option('--json', 'print JSON')
    .action(async (ref: string, { grace, json }: { grace: string; json?: boolean }) => {
      await withCore(async (core, deployment) => {
        const found = await tenantCalled(core, ref);
        const until = await deleteTenant(depsOf(core, deployment), found, grace);
        if (json)
          return printJson({ id: found.id, slug: found.slug, state: 'pending_delete', until });
        print(
          `${bold(found.slug)} is closed. Until ${until}: taskforce tenant undelete ${found.slug}`,
        );
        print(`After that: taskforce tenant erase ${found.slug} --confirm ${found.slug}`);
      });
    });

  tenant
    .command('undelete <tenant>')
    .description('Restore a deleted workspace that is not erased yet')
    .option('--json', 'print JSON')
    .action(async (ref: string, { json }: { json?: boolean }) => {
      await withCore(async (core, deployment) => {
        const found = await tenantCalled(core, ref);
        await undeleteTenant(depsOf(core, deployment), found);
        await catchUpNames(core, await core.tenancy.reserved(found.id));
        if (json) return printJson({ id: found.id, slug: found.slug, state: 'active' });
        print(`${bold(found.slug)} is open again`);
      });
    });

  tenant
    .command('erase <tenant>')
    .description('Erase a deleted workspace everywhere, and prove that nothing is left')
    .requiredOption('--confirm <tenant>', 'repeat the name; this cannot be undone')
    .option('--now', 'erase before its grace period ends')
    .option('--keep-accounts', 'keep accounts of people without another workspace')
    .option('--json', 'print JSON')
    .action(eraseCommand);
}

interface EraseOptions {
  confirm: string;
  now?: boolean;
  keepAccounts?: boolean;
  json?: boolean;
}

async function eraseCommand(ref: string, options: EraseOptions): Promise<void> {
  const { confirm, now, keepAccounts, json } = options;
  if (confirm !== ref) throw invalid({ path: '--confirm', message: `must be "${ref}" once more` });
  await withCore(async (core, deployment) => {
    const report = await eraseTenant(depsOf(core, deployment), ref, { now, keepAccounts });
    if (json) return printJson(report);
    printReport(ref, report);
  });
}

function printReport(ref: string, { sought, searched, accounts, tombstones }: ErasureReport): void {
  print(`${bold(ref)} is erased. Accounts removed: ${accounts.removed}, kept: ${accounts.kept}`);
  const { ids, names, addresses, hosts, samples } = sought;
  print(
    `Searched for its id (${ids}), slug and name (${names}), e-mail addresses (${addresses}), domains (${hosts}) and texts from its rows (${samples}):\n`,
  );
  const rows = searched.map(({ place, dropped, tables, columns, rows: read, found, others }) =>
    dropped
      ? [place, 'dropped', '', '', '0', '']
      : [
          place,
          String(tables),
          String(columns),
          String(read),
          String(found.length),
          String(others),
        ],
  );
  print(table(['PLACE', 'TABLES', 'COLUMNS', 'ROWS', 'FOUND', 'IN OTHERS’ ROWS'], rows));
  print(`\nThe id alone stays in ${tombstones.join(', ')}`);
}
