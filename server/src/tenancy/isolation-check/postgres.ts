import type pg from 'pg';
import { type Cell, SHARED_NAMESPACE, tenantOf } from '../model/index.ts';
import { asCellOwner, type PostgresServer } from '../server/index.ts';
import {
  type FunctionFacts,
  type ReachFacts,
  type RelationFacts,
  functionFacts,
  powersOf,
  reachFacts,
  relationFacts,
  roleFacts,
} from './catalog.ts';
import { findExcess } from './excess.ts';
import { strangeSettings } from './settings.ts';
import { findStrangers } from './strangers.ts';
import { tryContexts } from './trial.ts';

const OLDEST_SERVER = 150_000;
const ALLOWED = new Set(['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
/** Of the tables that hold events: who wrote one cannot change it, and only their owner places them. */
const ALLOWED_OF_EVENTS: Readonly<Record<string, ReadonlySet<string>>> = {
  'platform.outbox': new Set(['SELECT', 'INSERT']),
  'platform.stream': new Set(['SELECT']),
};

/**
 * Looks at every wall around the tenants of a PostgreSQL cell, and tries some.
 * @param beyond called with unneeded privileges of the app login that do not break isolation
 * @returns what is wrong
 */
export async function checkPostgresCell(
  server: PostgresServer,
  cell: Cell,
  beyond: (problem: string) => void = () => undefined,
): Promise<string[]> {
  const [seen, tried] = await Promise.all([
    asCellOwner(server, cell, (client) => checkCell(client, server.appRole, beyond)),
    tryContexts(server, cell),
  ]);
  return [...seen, ...tried];
}

async function checkCell(
  client: pg.Client,
  appRole: string,
  beyond: (problem: string) => void,
): Promise<string[]> {
  // So that every expression is printed with its schemas, however the owner's login is set up.
  await client.query(`select pg_catalog.set_config('search_path', '', false)`);
  const { rows } = await client.query<{ n: number }>(
    `select current_setting('server_version_num')::int as n`,
  );
  const age = (rows[0]?.n ?? 0) < OLDEST_SERVER ? ['the server is older than PostgreSQL 15'] : [];
  const role = await roleFacts(client, appRole);
  if (!role) return [...age, `the login ${appRole} does not exist`];
  // Everything else follows from this one.
  if (role.superuser) return [...age, ...powersOf(role, appRole)];
  const relations = await relationFacts(client, appRole);
  const settings = await strangeSettings(client, appRole);
  for (const problem of await findExcess(client, appRole)) beyond(problem);
  return [
    ...age,
    ...powersOf(role, appRole),
    ...settings.filter(({ isBreach }) => isBreach).map(({ problem }) => problem),
    ...checkFunction(await functionFacts(client), appRole),
    ...checkReach(await reachFacts(client, appRole), appRole),
    ...relations.flatMap((facts) => checkRelation(facts, appRole)),
    ...(await findStrangers(client, appRole)),
  ];
}

function checkFunction(fn: FunctionFacts | undefined, appRole: string): string[] {
  if (!fn) return ['platform.current_tenant() is missing'];
  return [
    ...(fn.definer && fn.pinned
      ? []
      : [
          'platform.current_tenant() must be security definer with search_path = pg_catalog, pg_temp',
        ]),
    ...(fn.owner === appRole ? [`${appRole} owns platform.current_tenant()`] : []),
  ];
}

function checkReach(reach: ReachFacts, appRole: string): string[] {
  return [
    ...(reach.key ? [`${appRole} can reach platform.context_key`] : []),
    ...(reach.schemas.length > 0
      ? [`${appRole} may create objects in ${reach.schemas.join(', ')}`]
      : []),
    ...reach.relations.map(
      (name) => `${name}: ${appRole} can access it, but it is not a tenant table`,
    ),
    ...reach.definers.map(
      (name) => `${name}: runs with its owner's rights, and ${appRole} may call it`,
    ),
  ];
}

function checkRelation(facts: RelationFacts, appRole: string): string[] {
  const name = `${facts.namespace}.${facts.name}`;
  const allowed = ALLOWED_OF_EVENTS[name] ?? ALLOWED;
  const excess = facts.grants.filter((grant) => !allowed.has(grant));
  return [
    ...(facts.owner === appRole
      ? [`${name}: owned by ${appRole}`]
      : excess.length > 0
        ? [`${name}: ${excess.join(', ')} granted beyond need`]
        : []),
    ...(facts.kind === 'table' ? checkTable(facts, name) : checkView(facts, name)),
  ];
}

function checkTable(facts: RelationFacts, name: string): string[] {
  // The owner of these hands on the events of all tenants.
  const isForced = facts.forced || name in ALLOWED_OF_EVENTS;
  const off = `${name}: row-level security is not enabled and forced`;
  const isOn = facts.enabled && isForced;
  const [policy, ...others] = facts.policies;
  if (!policy) return [isOn ? `${name}: must have exactly one policy, has none` : off];
  const problems = isOn ? [] : [off];
  if (others.length > 0) {
    return [...problems, `${name}: must have exactly one policy, has ${others.length + 1}`];
  }
  const wanted = expectedPolicy(facts.namespace);
  const check = CHECKS[name]?.(wanted) ?? wanted;
  if (!policy.permissive || normal(policy.using) !== wanted || normal(policy.check) !== check) {
    const own = holdsManyTenants(facts.namespace) ? 'row' : 'schema';
    problems.push(`${name}: the policy does not compare with the signed tenant of this ${own}`);
  }
  return problems;
}

function checkView({ kind, invoker }: RelationFacts, name: string): string[] {
  if (kind !== 'view') return [`${name}: row-level security cannot guard a ${kind}`];
  return invoker ? [] : [`${name}: reads with its owner's rights; it must be security_invoker`];
}

/** Schemas in whose tables each row says whose it is. */
const holdsManyTenants = (namespace: string): boolean =>
  namespace === SHARED_NAMESPACE || namespace === 'platform';

/** What is written to these has to be more than the tenant's own. */
const CHECKS: Readonly<Record<string, (own: string) => string>> = {
  'platform.outbox': (own) => `(${own}AND("position"ISNULL))`,
};

/** The policy as PostgreSQL prints it back, without white space. */
function expectedPolicy(namespace: string): string {
  const left = holdsManyTenants(namespace)
    ? 'tenant_id'
    : `'${tenantOf(namespace) ?? 'nobody'}'::uuid`;
  return `(${left}=(SELECTplatform.current_tenant()AScurrent_tenant))`;
}

const normal = (expression: string | null): string => (expression ?? '').replaceAll(/\s+/g, '');
