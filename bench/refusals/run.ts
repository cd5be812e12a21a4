import { request } from 'node:http';
import { withBounds } from '../../server/src/platform/http-server/bounds.ts';
import { bodyLimitOf } from '../../server/src/platform/http-server/body-size.ts';
import { type Request, type Target, median, start } from '../load.ts';
import type { PartOptions } from '../part-options.ts';
import { type BenchTenant, LOGIN_PASSWORD, asOwner, buildWorld } from '../world.ts';
import {
  ACCEPTED,
  type Accepted,
  ROUTES,
  type Route,
  dearRefusals,
  escaped,
  pathFor,
} from './bodies.ts';
import { reading, weather } from './storms.ts';
import { type Struck, strike } from './strike.ts';

/**
 * What refusing costs: of each route the dearest refusal beside the dearest acceptance, and what a storm of
 * refusals, somebody far past their limit and a storm of sign-ins do to everybody else.
 */

const CONNECTIONS = 8;
/** Requests that each connection sends in turn where they differ. */
const SHARE = 40;
const TURNS = 3;
const MOST_BYTES = 1_048_576;

const headersOf = (tenant: BenchTenant): Record<string, string> => ({
  authorization: `Bearer ${tenant.token}`,
  'x-tenant-id': tenant.slug,
  'content-type': 'application/json',
});

export async function measureRefusals(options: PartOptions): Promise<void> {
  const { dataDir, say, seconds, only } = options;
  await using world = await buildWorld(dataDir, { shared: 2, schema: 1, tasks: 500 }, say);
  for (const limits of [
    `'{"projects": 500000}'`,
    // What is measured stays within its own limit.
    `'{"requestsPerMinute": 60000}' where code <> 'free'`,
  ])
    await asOwner(
      world.server,
      world.server.control,
      `update control.plan set limits = limits || ${limits}`,
    );
  const adminUrl = world.server.ownerUrl(world.server.maintenance);
  const [striker] = world.tenants as [BenchTenant];
  const other = world.tenants.at(-1) as BenchTenant;
  const open = async (env: Record<string, string> = {}): Promise<Target> => {
    const target = await start('ours.ts', { dataDir, adminUrl, env });
    await strike(target, [reading(other)], { seconds: 1, connections: 2 });
    return target;
  };
  let dearest: Request | undefined;
  {
    await using target = await open();
    dearest = await compareRoutes(target, striker, { seconds: seconds / 4, only }, say);
  }
  // A server of its own for each storm: what one has used up of a minute is not there for the next.
  if (dearest) {
    const storm = { request: dearest, connections: CONNECTIONS, times: 6 };
    for (const [what, env] of [
      ['the dearest refusals, without rate limits', {}],
      ['the dearest refusals, with rate limits as shipped', { RATE_LIMITS: 'on' }],
    ] as const) {
      await using target = await open(env);
      await weather(target, other, storm, what, say);
    }
  }
  {
    await using target = await open({ RATE_LIMITS: 'on' });
    await pastLimit(target, striker, other, say);
  }
  await using target = await open({ TRUSTED_PROXIES: '127.0.0.1' });
  await signIns(target, striker, other, say);
}

/** @returns the refusal that costs most of all */
async function compareRoutes(
  target: Target,
  tenant: BenchTenant,
  { seconds, only }: { seconds: number; only: string | undefined },
  say: (line: string) => void,
): Promise<Request | undefined> {
  let dearest: { cpu: number; request: Request } | undefined;
  for (const route of ROUTES) {
    const name = `${route.method} ${route.url}`;
    if (only !== undefined && !name.includes(only)) continue;
    const refused = await dearestOf(target, tenant, route, seconds);
    if (dearest === undefined || refused.cpu > dearest.cpu) dearest = refused;
    const accept = ACCEPTED[name];
    const accepted = accept && (await acceptance(target, tenant, route, accept, seconds));
    const ratio = accepted ? (refused.cpu / accepted.cpu).toFixed(2) : '–';
    const beside = accepted ? `${accepted.cpu.toFixed(0)} µs accepted` : 'nothing to accept again';
    say(
      `  ${name.padEnd(46)} ${refused.cpu.toFixed(0).padStart(6)} µs (${refused.way})  ${ratio.padStart(5)} × ${beside}`,
    );
  }
  return dearest?.request;
}

/** All ways are tried, and the one that seems dearest is measured. */
async function dearestOf(target: Target, tenant: BenchTenant, route: Route, seconds: number) {
  const limit = bodyLimitOf(withBounds(route.schema as never), MOST_BYTES);
  const all: { cpu: number; way: string; request: Request }[] = [];
  for (const [way, body] of Object.entries(dearRefusals(route, limit))) {
    const request = requestTo(route, tenant, pathFor(route.url, tenant), body);
    const { cpu, statuses } = await strike(target, [request], {
      amount: 160,
      connections: CONNECTIONS,
    });
    if (Object.keys(statuses).some((status) => Number(status) < 400))
      throw new Error(`${route.method} ${route.url} accepts ${way}: ${JSON.stringify(statuses)}`);
    all.push({ cpu, way: `${way}, ${Object.keys(statuses).join(' ')}`, request });
  }
  const { way, request } = all.reduce((dear, one) => (one.cpu > dear.cpu ? one : dear));
  const { cpu } = await strike(target, [request], { seconds, connections: CONNECTIONS });
  return { cpu, way, request };
}

async function acceptance(
  target: Target,
  tenant: BenchTenant,
  route: Route,
  accept: Accepted,
  seconds: number,
): Promise<Struck | undefined> {
  const requests = Array.from({ length: CONNECTIONS * SHARE }, (_, i) => {
    const { path, body } = accept(tenant, { connection: Math.floor(i / SHARE), turn: i % SHARE });
    return requestTo(route, tenant, path, escaped(body));
  });
  const struck = await strike(target, requests, { seconds, connections: CONNECTIONS });
  const isRefused = Object.keys(struck.statuses).some((status) => Number(status) >= 300);
  return isRefused ? undefined : struck;
}

const requestTo = (route: Route, tenant: BenchTenant, path: string, body: string): Request => ({
  method: route.method as 'POST',
  path: `/api/v1${path}`,
  headers: headersOf(tenant),
  body,
});

/** A workspace may ask 1,000 times a minute on the smallest plan, and one of its people half of that. */
const LIMIT_A_SECOND = 1000 / 60;

/** Somebody who asks ten times as much as the workspace may, once the minute's share is used up. */
async function pastLimit(
  target: Target,
  striker: BenchTenant,
  other: BenchTenant,
  say: (line: string) => void,
): Promise<void> {
  const cheap: Request = { ...reading(striker), path: '/api/v1/tenant' };
  await strike(target, [cheap], { seconds: 3, connections: CONNECTIONS });
  const storm = {
    request: reading(striker),
    connections: CONNECTIONS,
    rate: LIMIT_A_SECOND * 10,
    // The share of the next minute would be let through.
    times: 12,
  };
  await weather(target, other, storm, 'one workspace at ten times its limit', say);
}

const STORM = 300;

/** Somebody signs in where they have before, while three hundred others try to, from one network and from many. */
async function signIns(
  target: Target,
  striker: BenchTenant,
  other: BenchTenant,
  say: (line: string) => void,
): Promise<void> {
  const ask = async (tenant: BenchTenant, password: string, from: string): Promise<number> => {
    const began = performance.now();
    const body = JSON.stringify({ login: `owner@${tenant.slug}.example`, password });
    const status = await post(`${target.origin}/api/v1/auth/login`, body, from);
    if (password === LOGIN_PASSWORD && status !== 200)
      throw new Error(`the good sign-in got ${status}`);
    return performance.now() - began;
  };
  await ask(other, LOGIN_PASSWORD, '203.0.113.5');
  for (const [what, from] of [
    ['one network', () => '198.51.100.7'],
    ['as many networks', (i: number) => `10.${i >> 8}.${i & 255}.7`],
  ] as const) {
    const waits: number[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      const stormy = Array.from({ length: STORM }, (_, i) => ask(striker, `wrong ${i}`, from(i)));
      waits.push(await ask(other, LOGIN_PASSWORD, '203.0.113.5'));
      await Promise.all(stormy);
    }
    say(
      `  a good sign-in among ${STORM} bad ones from ${what}: ${median(waits).toFixed(0)} ms (worst ${Math.max(...waits).toFixed(0)})`,
    );
  }
}

/** On a connection of its own, as somebody who has just come. @returns the status, 0 where the connection broke */
const post = (url: string, body: string, from: string): Promise<number> =>
  new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': from };
    const sent = request(url, { method: 'POST', headers, agent: false }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.once('error', () => resolve(0)).end(body);
  });
