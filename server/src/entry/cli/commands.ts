import type { Command } from 'commander';
import { cellCommands } from './cell.ts';
import { demoCommands } from './demo.ts';
import { eventCommands } from './events.ts';
import { addFeatureCommands } from './feature-commands.ts';
import { importCommands } from './import.ts';
import { jobCommands } from './job.ts';
import { migrateCommands } from './migrate.ts';
import { operationCommands } from './operations.ts';
import { planCommands } from './plan.ts';
import { tenantCommands } from './tenant.ts';
import { userCommands } from './user.ts';

/** Every command but those of a process that stays, which never needs what these load. */
export async function addCommands(program: Command): Promise<void> {
  tenantCommands(program);
  cellCommands(program);
  planCommands(program);
  userCommands(program);
  importCommands(program);
  jobCommands(program);
  eventCommands(program);
  demoCommands(program);
  migrateCommands(program);
  operationCommands(program);
  await addFeatureCommands(program);
}
