import type { Command } from 'commander';
import { type Plan, listPlans, setPlanOpen } from '#tenancy/index.ts';
import type { PlanResource } from '#tenancy/model/index.ts';
import { limitOf } from '#tenancy/registry/index.ts';
import { limitsOf } from '#identity/manifest.ts';
import { features } from '../features.ts';
import { withCore } from './session.ts';
import { bold, missing, print, printJson, table } from '#platform/cli/index.ts';

/** Which plans there are, and which of them someone can take at sign-up. */
export function planCommands(program: Command): void {
  const plan = program.command('plan').description('Plans: list, open and close for sign-up');

  plan
    .command('list')
    .description('List plans, what they include, and whether they are open for sign-up')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      await withCore(async (core) => {
        const plans = await listPlans(core.tenancy.control);
        if (json) return printJson(plans);
        const resources = limitsOf(features(core));
        const names = resources.map(({ name }) => name);
        const rows = plans.map((found) => rowOf(found, resources));
        print(table(['plan', 'isolation', ...names, 'at sign-up'], rows));
      });
    });

  change(plan, 'open', 'Open a plan for sign-up', true);
  change(plan, 'close', 'Close a plan for sign-up; workspaces that have it keep it', false);
}

function change(plan: Command, verb: string, description: string, isOpen: boolean): void {
  plan
    .command(`${verb} <plan>`)
    .description(description)
    .action(async (code: string) => {
      await withCore(async (_, { server }) => {
        if (!(await setPlanOpen(server, code, isOpen))) throw missing(`plan "${code}"`);
        print(`${bold(code)} is ${isOpen ? 'open to' : 'closed at'} sign-up`);
      });
    });
}

const rowOf = (
  { code, isolation, limits, openToSignUp }: Plan,
  resources: readonly PlanResource[],
): string[] => [
  code,
  isolation,
  ...resources.map((resource) => String(limitOf({ limits }, resource) ?? 'no limit')),
  openToSignUp ? 'open' : 'closed',
];
