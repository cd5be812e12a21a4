import { readConfig } from '#config/index.ts';
import { deploy } from '#tenancy/index.ts';
import { type Core, createCore } from '../core.ts';
import { type Deployment, openDeployment } from '../deployment.ts';
import { sayWhatIsBehind, sayWhoMigrates } from '../terminal/migration-words.ts';
import { note } from '#platform/cli/index.ts';

/**
 * Runs a command against the deployment: the running server's database when there is one, else an
 * embedded one for as long as the command takes. Brings it up to date first.
 */
export async function withCore<T>(
  work: (core: Core, deployment: Deployment) => Promise<T>,
): Promise<T> {
  return withDeployment(async (deployment) => {
    const workers = readConfig().migrateWorkers;
    sayWhatIsBehind(await deploy(deployment.server, { workers, onWait: sayWhoMigrates }));
    const onError = (error: unknown): void => note(`background work failed: ${String(error)}`);
    await using core = createCore({ config: readConfig(), server: deployment.server, onError });
    await core.connect();
    return await work(core, deployment);
  });
}

export async function withDeployment<T>(work: (deployment: Deployment) => Promise<T>): Promise<T> {
  await using deployment = await openDeployment(readConfig(), note);
  return await work(deployment);
}
