import type pg from 'pg';
import { CELL_COLUMNS, type Cell } from '../cells/cell.ts';
import { asCellOwner, asOwner } from '../provisioning/owner.ts';
import { SHARED_NAMESPACE, namespaceOf, tenantOf } from '../provisioning/build.ts';
import type { PostgresServer } from '../server.ts';
import {
  type FunctionFacts,
  type ReachFacts,
  type RelationFacts,
  functionFacts,
  reachFacts,
  relationFacts,
  roleFacts,
} from './catalog.ts';
import { tryContexts } from './trial.ts';

/** A wall that is down: where, and what is wrong. */
export interface Breach {
  readonly where: string;
  readonly problem: string;
}

const OLDEST_SERVER = 150_000;
const ALLOWED = new Set(['SELECT', 'INSERT', 'UPDATE', 'DELETE']);

/**
 * Looks at every wall between tenants, in the catalog and by trying: the app login's powers and reach,
 * row-level security and its policy on every tenant table, the grants, the signing function and its key,
 * and that every tenant is placed in a schema of its own.
 * @returns what is wrong; empty when all walls stand
 */
export async function checkIsolation(server: PostgresServer): Promise<Breach[]> {
  const { cells, misplaced } = await asOwner(server, server.control, async (control) => ({
    cells: (await control.query<Cell>(`select ${CELL_COLUMNS} from control.cell order by name`))
      .rows,
    misplaced: await misplacedTenants(control),
  }));
  const breaches: Breach[] = misplaced.map((id) => ({
    where: 'control plane',
    problem: `the tenant ${id} is placed in a schema that is not its own`,
  }));
  for (const cell of cells) {
    const problems = await asCellOwner(server, cell, (client) => checkCell(client, server.appRole));
    problems.push(...(await tryContexts(server, cell)));
    breaches.push(...problems.map((problem) => ({ where: `cell ${cell.name}`, problem })));
  }
  return breaches;
}

async function misplacedTenants(control: pg.ClientBase): Promise<string[]> {
  const { rows } = await control.query<{ id: string; kind: string; namespace: string }>(
    `select p.tenant_id as id, c.kind, p.namespace from control.placement p join control.cell c on c.id = p.cell_id
     union all
     select r.tenant_id, c.kind, r.namespace from control.ready_schema r join control.cell c on c.id = r.cell_id`,
  );
  return rows
    .filter(({ id, kind, namespace }) => {
      return namespace !== (kind === 'shared' ? SHARED_NAMESPACE : namespaceOf(id));
    })
    .map(({ id }) => id);
}

async function checkCell(client: pg.Client, appRole: string): Promise<string[]> {
  // So that every expression is printed with its schemas, however the owner's login is set up.
  await client.query(`select pg_catalog.set_config('search_path', '', false)`);
  const { rows } = await client.query<{ n: number }>(
    `select current_setting('server_version_num')::int as n`,
  );
  const age = (rows[0]?.n ?? 0) < OLDEST_SERVER ? ['the server is older than PostgreSQL 15'] : [];
  const role = await roleFacts(client, appRole);
  if (!role) return [...age, `the login ${appRole} does not exist`];
  // Everything else follows from this one.
  if (role.superuser) return [...age, `${appRole} is a superuser`];
  const relations = await relationFacts(client, appRole);
  return [
    ...age,
    ...(role.bypasses ? [`${appRole} bypasses row-level security`] : []),
    ...(role.creates ? [`${appRole} may create databases, roles or schemas`] : []),
    ...(role.memberOf.length > 0 ? [`${appRole} is a member of ${role.memberOf.join(', ')}`] : []),
    ...checkFunction(await functionFacts(client), appRole),
    ...checkReach(await reachFacts(client, appRole), appRole),
    ...relations.flatMap((facts) => checkRelation(facts, appRole)),
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
    ...reach.relations.map((name) => `${name}: ${appRole} can reach it, and it is no tenant table`),
    ...reach.definers.map(
      (name) => `${name}: runs with its owner's rights, and ${appRole} may call it`,
    ),
  ];
}

function checkRelation(facts: RelationFacts, appRole: string): string[] {
  const name = `${facts.namespace}.${facts.name}`;
  const excess = facts.grants.filter((grant) => !ALLOWED.has(grant));
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
  const off = `${name}: row-level security is not enabled and forced`;
  const isOn = facts.enabled && facts.forced;
  const [policy, ...others] = facts.policies;
  if (!policy) return [isOn ? `${name}: must have exactly one policy, has none` : off];
  const problems = isOn ? [] : [off];
  if (others.length > 0) {
    return [...problems, `${name}: must have exactly one policy, has ${others.length + 1}`];
  }
  const wanted = expectedPolicy(facts.namespace);
  if (!policy.permissive || normal(policy.using) !== wanted || normal(policy.check) !== wanted) {
    const own = facts.namespace === SHARED_NAMESPACE ? 'row' : 'schema';
    problems.push(`${name}: the policy does not compare with the signed tenant of this ${own}`);
  }
  return problems;
}

function checkView({ kind, invoker }: RelationFacts, name: string): string[] {
  if (kind !== 'view') return [`${name}: row-level security cannot guard a ${kind}`];
  return invoker ? [] : [`${name}: reads with its owner's rights; it must be security_invoker`];
}

/** The policy as PostgreSQL prints it back, without white space. */
function expectedPolicy(namespace: string): string {
  const left =
    namespace === SHARED_NAMESPACE ? 'tenant_id' : `'${tenantOf(namespace) ?? 'nobody'}'::uuid`;
  return `(${left}=(SELECTplatform.current_tenant()AScurrent_tenant))`;
}

const normal = (expression: string | null): string => (expression ?? '').replaceAll(/\s+/g, '');
