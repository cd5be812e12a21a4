import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '#platform/http/route.ts';
import { type Person, type Plan, type TestApp, startTestApp } from '../harness/app.ts';
import { Aftermath } from '../harness/aftermath.ts';
import { fingerprintOf } from '../isolation/fingerprint.ts';
import { type Tenant, buildTenant } from '../isolation/world.ts';
import { type Answered, Contract, type OpenApi } from './contract.ts';
import { Random } from './random.ts';
import { type FuzzRequest, toCurl } from './requests.ts';
import { spoilt } from './spoil.ts';
import { wronged, wrongsOf } from './sweep.ts';
import { Subject } from './subject.ts';
import { routesFor, sendTo } from './wire.ts';

/**
 * Every operation, met with thousands of requests that are nearly right, by an owner, a member, someone of
 * another workspace and someone who is not signed in. Each answer is held against the contract; afterwards
 * the server is well, and the workspace next door is what it was.
 *
 * The same seed makes the same requests (`FUZZ_SEED=7 npm test -- fuzz`); `FUZZ_TIMES=10` makes ten times as many;
 * `FUZZ_ONLY='POST /tasks'` asks operations with this in their name.
 */
const SEED = process.env['FUZZ_SEED'] ?? '1';
const TIMES = Number(process.env['FUZZ_TIMES'] ?? 1);
const ONLY = process.env['FUZZ_ONLY'] ?? '';
const MOST_FAULTS_SHOWN = 25;
/** A minute where nothing else runs; this only ends what hangs. */
const MOST_MS = 900_000;

const WHO = ['owner', 'member', 'stranger', 'nobody'] as const;
type Who = (typeof WHO)[number];
type Amounts = Record<Who, number>;

/** Requests of each for each operation, beside the share of everything hostile in every place. */
const SUBJECTS: readonly (readonly [
  layout: string,
  plan: Plan,
  amounts: Amounts,
  swept: number,
])[] = [
  ['shared', 'free', { owner: 25, member: 12, stranger: 5, nobody: 3 }, 0.75],
  ['mariadb', 'mariadb', { owner: 6, member: 3, stranger: 2, nobody: 1 }, 0.25],
];

let t: TestApp;
let contract: Contract;
beforeAll(async () => {
  t = await startTestApp();
  contract = new Contract(t.app.http.swagger() as unknown as OpenApi);
});
afterAll(() => t[Symbol.asyncDispose]());

describe.each(SUBJECTS)('a workspace in the %s layout', (layout, plan, amounts, swept) => {
  let neighbour: Tenant;
  let subject: Subject;
  const sent = { requests: 0, accepted: 0 };

  beforeAll(async () => {
    neighbour = await buildTenant(t, plan);
    subject = new Subject(t, plan);
  });

  async function fuzz(route: Route): Promise<string[]> {
    const name = nameOf(route);
    const faults: string[] = [];
    for (const who of WHO) {
      await subject.ready();
      const wrongs = who === 'owner' ? wrongsOf(route) : [];
      const caller = () => ({
        known: subject.known,
        neighbour: neighbour.world,
        token: personOf(who)?.token,
      });
      const seedOf = (what: string, i: number) =>
        new Random([SEED, layout, name, who, what, i].join('|'));
      const requests = [
        ...wrongs.map((wrong, i) => () => {
          const random = seedOf('sweep', i);
          return random.chance(swept * TIMES * (wrong.share ?? 1))
            ? wronged(route, caller(), random, wrong)
            : undefined;
        }),
        ...Array.from(
          { length: amounts[who] * TIMES },
          (_, i) => () => spoilt(route, caller(), seedOf('chance', i)),
        ),
      ];
      for (const [i, make] of requests.entries()) {
        const request = make();
        const fault = request && (await send(request, route));
        if (fault)
          faults.push(`${name} as ${who} #${i}: ${fault}\n  ${toCurl(request, caller().token)}`);
      }
    }
    return faults;
  }

  const personOf = (who: Who): Person | undefined => {
    if (who === 'nobody') return undefined;
    return who === 'stranger' ? neighbour.owner : subject[who];
  };

  async function send(request: FuzzRequest, { access }: Route): Promise<string | undefined> {
    let answer = await sendTo(t.app.http, request);
    // A busy machine may say once that it is too busy, not twice.
    if (answer.status === 503) answer = await sendTo(t.app.http, request);
    sent.requests += 1;
    if (answer.status < 300) sent.accepted += 1;
    // What anyone may ask tells the names of workspaces: whose host it is, who invites.
    if (access !== 'public' && isLeak(request, answer))
      return `shows what is the neighbour's: ${answer.text.slice(0, 300)}`;
    if (answer.status === 503 && !/dns_unavailable/.test(answer.text)) return `a 503 twice`;
    const fault = contract.fault(routesFor(t.app.routes, request), request.method, answer);
    return fault && `${fault}\n  ${answer.status} ${answer.text.slice(0, 300)}`;
  }

  /** Whether someone reads the canary who is not of that workspace and did not send it. */
  function isLeak(request: FuzzRequest, { text }: Answered): boolean {
    const { owner, world } = neighbour;
    if (!text.includes(world.canary)) return false;
    const isOwn = request.headers['authorization'] === `Bearer ${owner.token}`;
    return !isOwn && !JSON.stringify(request).includes(world.canary);
  }

  it(
    'is answered by the contract, whatever it is sent',
    async () => {
      const before = await fingerprint(neighbour);
      const started = Date.now();
      const faults: string[] = [];
      for (const route of t.app.routes.filter((each) => nameOf(each).includes(ONLY)))
        faults.push(...(await fuzz(route)));
      process.stdout.write(
        `fuzz, seed ${SEED}, ${layout}: ${sent.requests} requests, ${sent.accepted} accepted, ${Math.round((Date.now() - started) / 1000)} s\n`,
      );
      const shown = faults.slice(0, MOST_FAULTS_SHOWN);
      expect(faults.length, `seed ${SEED}: ${faults.length} faults\n${shown.join('\n')}`).toBe(0);
      expect(await fingerprint(neighbour)).toBe(before);
    },
    MOST_MS * Math.max(1, TIMES),
  );

  it('leaves the server well, and its events and those of the neighbour can be handed on', async () => {
    await subject.ready();
    const healthy = await t.app.http.inject('/api/health');
    expect([healthy.statusCode, healthy.json()]).toEqual([
      200,
      { status: 'ok', checks: { database: 'up', events: 'ok' } },
    ]);
    const aftermath = new Aftermath(t, 'notifications', 'webhooks');
    for (const { tenantId } of [subject.owner, neighbour.owner]) {
      await aftermath.settle(tenantId);
      const tasks = await t.request('GET', '/tasks', {
        as: subject.owner,
        tenant: subject.owner.tenant,
      });
      expect(tasks.status).toBe(200);
    }
    // Refusals alone would say little about what lies behind the look at the form.
    expect(sent.accepted / sent.requests).toBeGreaterThan(0.05);
  });
});

const nameOf = ({ contract }: Route): string => `${contract.method} ${contract.url}`;

async function fingerprint({ world }: Tenant): Promise<string> {
  const tenant = await t.app.tenancy.find(world.tenantId);
  if (!tenant) throw new Error('no such tenant');
  return fingerprintOf(t.server, tenant);
}
