import { openWorkspace } from '../server/src/features/accounts/signup/index.ts';
import { buildReadySchema } from '../server/src/tenancy/provisioning/build.ts';
import { databaseMicros } from './database-cpu.ts';
import { median } from './load.ts';
import { type World, asOwner } from './world.ts';

/** How long a sign-up takes, without hashing the password, as the number of tenants grows. */

export interface SignUpTime {
  readonly tenants: number;
  readonly shared: number;
  readonly schema: number;
}

const SAMPLES = 20;
let count = 0;

const AT_ONCE = 32;
const BURSTS = 5;

/** Signs somebody new up, without hashing the password. */
async function signUp({ core }: World, plan: string): Promise<void> {
  count += 1;
  const slug = `signup-${count}`;
  const owner = {
    email: `owner@${slug}.example`,
    fullName: 'Some Body',
    username: undefined,
    passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$bm90IHVzZWQ$bm90IHVzZWQ',
  };
  await openWorkspace(core, { slug, name: slug, plan, owner });
}

/** How many sign-ups a second there are when 32 come at once: the median of several times. */
export async function rateSignUps(world: World, say: (line: string) => void): Promise<void> {
  const { core, server, config } = world;
  const kinds = [
    { what: 'shared', plan: 'free', isEmpty: false },
    { what: 'schema, the pool filled', plan: 'basic', isEmpty: false },
    { what: 'schema, the pool empty', plan: 'basic', isEmpty: true },
  ];
  for (const { what, plan, isEmpty } of kinds) {
    const rates: number[] = [];
    const costs: number[] = [];
    for (let burst = 0; burst < BURSTS; burst++) {
      await core.tenancy.readySchemas.filled();
      if (isEmpty) await asOwner(server, server.control, 'delete from control.ready_schema');
      const folder = `${config.dataDir}/postgres`;
      const before = databaseMicros(folder);
      const began = performance.now();
      await Promise.all(Array.from({ length: AT_ONCE }, () => signUp(world, plan)));
      rates.push(AT_ONCE / ((performance.now() - began) / 1000));
      costs.push((databaseMicros(folder) - before) / AT_ONCE / 1000);
    }
    say(
      `  ${AT_ONCE} at once, ${what}: ${median(rates).toFixed(0)} a second, ${median(costs).toFixed(1)} ms of the database's CPU each`,
    );
  }
}

export async function timeSignUps(
  world: World,
  atTenants: readonly number[],
  say: (line: string) => void,
): Promise<{ times: SignUpTime[]; buildMs: number }> {
  const { core } = world;
  const timed = async (plan: string): Promise<number> => {
    const start = performance.now();
    await signUp(world, plan);
    return performance.now() - start;
  };
  const times: SignUpTime[] = [];
  for (const target of atTenants) {
    for (let have = (await core.tenancy.list()).length; have < target - SAMPLES * 2; have++) {
      // Half of them have a schema of their own; the pool of ready ones refills on the way.
      await signUp(world, have % 2 ? 'free' : 'basic');
      if (have % 100 === 99) say(`  ${have + 1} tenants`);
    }
    const shared: number[] = [];
    const schema: number[] = [];
    for (let i = 0; i < SAMPLES; i++) {
      await core.tenancy.readySchemas.filled();
      shared.push(await timed('free'));
      await core.tenancy.readySchemas.filled();
      schema.push(await timed('basic'));
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
