import type { PartOptions } from './part-options.ts';
import { type World, buildWorld } from './world.ts';

const TURNS = 3;
/** Look-ups at a time, as many as requests would be under way. */
const AT_A_TIME = 32;

/** Which tenant a request is for, remembered and asked of the control plane each time, in turns. */
export async function measureLookUps({ dataDir, seconds, say }: PartOptions): Promise<void> {
  await using world = await buildWorld(dataDir, { shared: 40, schema: 0, tasks: 1 }, say);
  const { tenancy } = world.core;
  const rates = { remembered: [] as number[], asked: [] as number[] };
  for (let turn = 0; turn < TURNS; turn++) {
    rates.remembered.push(
      await lookUp(world, seconds, ({ slug }) => tenancy.findByHost(`${slug}.localhost`)),
    );
    rates.asked.push(await lookUp(world, seconds, ({ id }) => tenancy.reserved(id)));
  }
  const [remembered, asked] = [median(rates.remembered), median(rates.asked)];
  say(
    `  from a host to its tenant: ${per(remembered)} remembered, ${per(asked)} asked of the control plane; ${(remembered / asked).toFixed(0)} times`,
  );
}

async function lookUp(
  { tenants }: World,
  seconds: number,
  find: (tenant: World['tenants'][number]) => Promise<unknown>,
): Promise<number> {
  const until = performance.now() + (seconds * 1000) / 2;
  let done = 0;
  const asking = Array.from({ length: AT_A_TIME }, async (_, i) => {
    for (let n = i; performance.now() < until; n++) {
      const tenant = tenants[n % tenants.length];
      if (!tenant || !(await find(tenant))) throw new Error('a tenant was not found');
      done += 1;
      // What is remembered answers within the turn: others, and the clock, have theirs as well.
      if (done % 1000 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  });
  await Promise.all(asking);
  return (done / seconds) * 2;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const per = (rate: number): string => `${Math.round(rate).toLocaleString('en')}/s`;
