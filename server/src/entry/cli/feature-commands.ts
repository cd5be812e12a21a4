import type { Command } from 'commander';
import { readConfig } from '#config/index.ts';
import { type CliCommand, addCommand } from '#platform/cli/index.ts';
import { postgresServer } from '#tenancy/index.ts';
import { createCore } from '../core.ts';
import { type ProductFeature, features } from '../features.ts';
import { withCore } from './session.ts';

/**
 * Puts in the commands that manifests declare. What they are called is read from features that are wired to nothing;
 * one that is run is looked up again among features that are wired to the deployment.
 */
export async function addFeatureCommands(
  program: Command,
  more: readonly ProductFeature[] = [],
): Promise<void> {
  for (const { name, summary, load } of groupsOf(await declared(more))) {
    const known = program.commands.find((one) => one.name() === name);
    const group = known ?? program.command(name);
    if (summary !== undefined) group.description(summary);
    for (const found of await load())
      addCommand(group, found, (typed) =>
        withCore(async (core) => {
          const wired = await commandsOf(features(core, more), name);
          await wired.find((one) => one.name === found.name)?.run(typed);
        }),
      );
  }
}

const groupsOf = (all: readonly ProductFeature[]) => all.flatMap(({ commands = [] }) => commands);

async function commandsOf(all: readonly ProductFeature[], group: string): Promise<CliCommand[]> {
  const loaded = groupsOf(all).filter(({ name }) => name === group);
  return (await Promise.all(loaded.map(({ load }) => load()))).flat();
}

/** Every feature, without a database: nothing is opened. */
async function declared(more: readonly ProductFeature[]): Promise<readonly ProductFeature[]> {
  const nowhere = 'postgres://nobody@localhost/nowhere';
  const config = readConfig({
    NODE_ENV: 'test',
    APP_SECRET: '-'.repeat(32),
    DATABASE_URL: nowhere,
  });
  const server = postgresServer(config, nowhere);
  await using core = createCore({ config, server, onError: () => undefined });
  return features(core, more);
}
