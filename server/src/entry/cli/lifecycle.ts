import type { Command } from 'commander';
import { nameOf, setTenantState } from '#tenancy/lifecycle/index.ts';
import { catchUpNames } from '#features/foundation/people/index.ts';
import { withCore } from './session.ts';
import { bold, missing, print, printJson } from '#platform/cli/index.ts';

interface Verb {
  readonly name: string;
  readonly to: 'active' | 'suspended' | 'read_only' | 'maintenance';
  readonly does: string;
}

const VERBS: readonly Verb[] = [
  { name: 'suspend', to: 'suspended', does: 'Block all access to a workspace' },
  { name: 'resume', to: 'active', does: 'Restore full access to a workspace, whatever its state' },
  { name: 'read-only', to: 'read_only', does: 'Make a workspace read-only' },
  {
    name: 'maintenance',
    to: 'maintenance',
    does: 'Block all access temporarily: 503 with Retry-After',
  },
];

/** Opening and closing a workspace; in every process at once, and no write lands after the command. */
export function lifecycleCommands(tenant: Command): void {
  for (const { name, to, does } of VERBS) {
    tenant
      .command(`${name} <tenant>`)
      .description(does)
      .option('--reason <text>', 'stored, and shown to members of the workspace')
      .option('--json', 'print JSON')
      .action(async (ref: string, { reason, json }: { reason?: string; json?: boolean }) => {
        await withCore(async (core, { server }) => {
          const found = await core.tenancy.find(ref);
          if (!found) throw missing(`workspace "${ref}"`);
          await setTenantState({ server, tenancy: core.tenancy }, found, { to, reason });
          const now = await core.tenancy.reserved(found.id);
          if (to === 'active') await catchUpNames(core, now);
          const { id, slug, state, stateReason } = now;
          if (json) return printJson({ id, slug, state, stateReason });
          print(
            `${bold(slug)} was ${nameOf(found.state)} and is ${bold(nameOf(state))}${stateReason ? `: ${stateReason}` : ''}`,
          );
        });
      });
  }
}
