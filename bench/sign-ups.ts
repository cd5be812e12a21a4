import { openWorkspace } from '../server/src/features/signup/index.ts';
import { buildReadySchema } from '../server/src/tenancy/provisioning/build.ts';
import { median } from './load.ts';
import type { World } from './world.ts';

/** How long a sign-up takes, without hashing the password, as the number of tenants grows. */

export interface SignUpTime {
  readonly tenants: number;
  readonly shared: number;
  readonly schema: number;
}

const SAMPLES = 20;
let count = 0;

export async function timeSignUps(
  world: World,
  atTenants: readonly number[],
  say: (line: string) => void,
): Promise<{ times: SignUpTime[]; buildMs: number }> {
  const { core } = world;
  const passwordHash = await core.identity.passwords.hash('not what is measured');
  const signUp = async (plan: string): Promise<number> => {
    count += 1;
    const slug = `signup-${count}`;
    const owner = {
      email: `owner@${slug}.example`,
      fullName: 'Some Body',
      username: undefined,
      passwordHash,
    };
    const start = performance.now();
    await openWorkspace(core, { slug, name: slug, plan, owner });
    return performance.now() - start;
  };
  const times: SignUpTime[] = [];
  for (const target of atTenants) {
    for (let have = (await core.tenancy.list()).length; have < target - SAMPLES * 2; have++) {
      // Half of them have a schema of their own; the pool of ready ones refills on the way.
      await signUp(have % 2 ? 'free' : 'basic');
      if (have % 100 === 99) say(`  ${have + 1} tenants`);
    }
    const shared: number[] = [];
    const schema: number[] = [];
    for (let i = 0; i < SAMPLES; i++) {
      await core.tenancy.readySchemas.filled();
      shared.push(await signUp('free'));
      await core.tenancy.readySchemas.filled();
      schema.push(await signUp('basic'));
    }
    times.push({ tenants: target, shared: median(shared), schema: median(schema) });
    say(
      `  at ${String(target).padStart(5)} tenants: ${median(shared).toFixed(1)} ms shared, ${median(schema).toFixed(1)} ms schema`,
    );
  }
  const builds: number[] = [];
  const cell = world.tenants.find((t) => t.cell.kind === 'schema')?.cell;
  for (let i = 0; cell && i < 5; i++) {
    const start = performance.now();
    await buildReadySchema(world.server, cell);
    builds.push(performance.now() - start);
  }
  say(`  building the schema by migrations: ${median(builds).toFixed(1)} ms`);
  return { times, buildMs: median(builds) };
}
