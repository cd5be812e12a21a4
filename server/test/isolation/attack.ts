import { expect } from 'vitest';
import type { Route } from '#platform/http/route.ts';
import type { Answer, Person, TestApp } from '../harness/app.ts';
import { saidIn } from './places.ts';
import type { Probe } from './probe.ts';
import { PROBES } from './probes.ts';
import { type World, nowhere } from './world.ts';

export const nameOf = ({ contract }: Route): string => `${contract.method} ${contract.url}`;
export const tenantRoutes = (t: TestApp): Route[] =>
  t.app.routes.filter((route) => route.access === 'tenant');
export const probesOf = (route: Route, world: World): readonly Probe[] =>
  PROBES[nameOf(route)]?.(world) ?? [];

/** Tenant operations that no one attacks. */
export const withoutProbe = (t: TestApp): string[] =>
  tenantRoutes(t)
    .map(nameOf)
    .filter((name) => !Object.hasOwn(PROBES, name));

export const send = (t: TestApp, as: Person, route: Route, probe: Probe): Promise<Answer> =>
  t.request(route.contract.method, probe.url, { as, tenant: as.tenant, body: probe.body });

export interface Attack {
  readonly as: Person;
  /** What the attacker may name. */
  readonly own: World;
  /** What they may not, though it is there. */
  readonly foreign: World;
  /** Which of it they try: all at once, and each alone among what is their own. */
  readonly names: readonly (keyof World)[];
  /** Texts that no answer may hold. */
  readonly canaries: readonly string[];
}

/**
 * Sends every probe that names something foreign, and each must be answered as the same probe about nothing.
 * @returns for each operation that was attacked, the places where it named something foreign
 */
export async function attackWithIds(t: TestApp, attack: Attack): Promise<Map<string, Set<string>>> {
  const { as, own, foreign, names, canaries } = attack;
  const nothing = nowhere(foreign);
  const attacked = new Map<string, Set<string>>();
  for (const some of [names, ...names.map((name) => [name])]) {
    const there = { ...own, ...only(foreign, some) };
    const absent = { ...own, ...only(nothing, some) };
    for (const route of tenantRoutes(t)) {
      const name = nameOf(route);
      const twins = probesOf(route, absent);
      for (const [i, probe] of probesOf(route, there).entries()) {
        const twin = twins[i] as Probe;
        const places = differing(route, probe, twin);
        if (places.length === 0) continue;
        const told = await send(t, as, route, probe);
        const expected = await send(t, as, route, twin);
        const what = `${name} ${probe.url} ${JSON.stringify(probe.body)} with foreign ${some.join()}`;
        for (const canary of canaries)
          expect(told.text, `${what} shows a canary`).not.toContain(canary);
        expect(told.status, `${what}: ${told.text}`).toBe(expected.status);
        expect(anonymous(told, foreign), what).toEqual(anonymous(expected, nothing));
        const seen = attacked.get(name) ?? new Set();
        attacked.set(name, seen);
        for (const place of places) seen.add(place);
      }
    }
  }
  return attacked;
}

/** The places where two probes of an operation differ. */
export function differing(route: Route, probe: Probe, twin: Probe): string[] {
  const other = saidIn(route.contract, twin);
  const places = [...saidIn(route.contract, probe)]
    .filter(([place, said]) => other.get(place) !== said)
    .map(([place]) => place);
  if (places.length === 0) expect(probe).toEqual(twin);
  return places;
}

const only = (world: World, names: readonly (keyof World)[]): Partial<World> =>
  Object.fromEntries(names.map((name) => [name, world[name]]));

/** An answer without what must differ: the request's id, times, and what the request named. */
export function anonymous(answer: Answer, named: World | undefined): unknown {
  let { text } = answer;
  // Longest first: a task's key begins with its project's.
  const names = Object.entries(named ?? {}).toSorted(([, a], [, b]) => b.length - a.length);
  for (const [name, said] of names) text = text.replaceAll(said, name);
  const isJson = /\bjson\b/.test(answer.headers['content-type'] ?? '');
  const body = (isJson ? JSON.parse(text) : text) as unknown;
  if (isJson) delete (body as Record<string, unknown>)['requestId'];
  const {
    'x-request-id': _id,
    date: _date,
    'content-length': _length,
    ...headers
  } = answer.headers;
  return { body, headers };
}
