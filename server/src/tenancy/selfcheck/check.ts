import pg from 'pg';
import { newId } from '#kernel/ids.ts';
import { isCode } from '#platform/db/index.ts';
import { asOwner } from '../provisioning/owner.ts';
import { namespaceOf, SHARED_NAMESPACE } from '../provisioning/build.ts';
import { signContext } from '../scope/index.ts';
import type { PostgresServer } from '../server.ts';
import { type TableFacts, functionFacts, roleFacts, tableFacts } from './catalog.ts';

/** A wall that is down: where, and what is wrong. */
export interface Breach {
  readonly where: string;
  readonly problem: string;
}

const OLDEST_SERVER = 150_000;
const ALLOWED = new Set(['SELECT', 'INSERT', 'UPDATE', 'DELETE']);

/**
 * Looks at every wall between tenants, in the catalog and by trying: the app login's powers, row-level
 * security and its policy on every tenant table, the grants, the signing function and its key.
 * @returns what is wrong; empty when all walls stand
 */
export async function checkIsolation(server: PostgresServer): Promise<Breach[]> {
  const cells = await asOwner(server, server.control, async (control) => {
    const { rows } = await control.query<{ id: string; name: string; database: string; tenants: string[] }>(
      `select c.id, c.name, c.database,
              coalesce((select json_agg(x.tenant_id) from
                (select tenant_id from control.placement where cell_id = c.id and c.kind <> 'shared'
                 union all select tenant_id from control.ready_schema where cell_id = c.id) x), '[]') as tenants
         from control.cell c order by c.name`,
    );
    return rows;
  });
  const breaches: Breach[] = [];
  for (const cell of cells) {
    const problems = await asOwner(server, cell.database, (client) => checkCell(client, server, cell.tenants));
    breaches.push(...problems.map((problem) => ({ where: `cell ${cell.name}`, problem })));
    const forged = await tryForgedContext(server, cell.database);
    if (forged) breaches.push({ where: `cell ${cell.name}`, problem: forged });
  }
  return breaches;
}

async function checkCell(client: pg.Client, server: PostgresServer, tenants: readonly string[]): Promise<string[]> {
  const problems: string[] = [];
  const { rows } = await client.query<{ n: number }>(`select current_setting('server_version_num')::int as n`);
  if ((rows[0]?.n ?? 0) < OLDEST_SERVER) problems.push('the server is older than PostgreSQL 15');
  problems.push(...checkRole(await roleFacts(client, server.appRole), server.appRole));
  problems.push(...checkFunction(await functionFacts(client, server.appRole), server.appRole));
  const idOf = new Map(tenants.map((id) => [namespaceOf(id), id]));
  for (const facts of await tableFacts(client, server.appRole)) problems.push(...checkTable(facts, server.appRole, idOf));
  return problems;
}

function checkRole(role: Awaited<ReturnType<typeof roleFacts>>, name: string): string[] {
  if (!role) return [`the login ${name} does not exist`];
  return [
    ...(role.superuser ? [`${name} is a superuser`] : []),
    ...(role.bypasses ? [`${name} bypasses row-level security`] : []),
    ...(role.creates ? [`${name} may create databases, roles or schemas`] : []),
    ...(role.memberOf.length > 0 ? [`${name} is a member of ${role.memberOf.join(', ')}`] : []),
    ...(role.settings.includes('search_path=""') ? [] : [`${name} has a search_path; it must be empty`]),
  ];
}

function checkFunction(fn: Awaited<ReturnType<typeof functionFacts>>, appRole: string): string[] {
  if (!fn) return ['platform.current_tenant() is missing'];
  return [
    ...(fn.definer && fn.pinned ? [] : ['platform.current_tenant() must be security definer with an empty search_path']),
    ...(fn.owner === appRole ? [`${appRole} owns platform.current_tenant()`] : []),
    ...(fn.keyReadable ? [`${appRole} can reach platform.context_key`] : []),
    ...(fn.schemasCreatable.length > 0 ? [`${appRole} may create objects in ${fn.schemasCreatable.join(', ')}`] : []),
  ];
}

function checkTable(facts: TableFacts, appRole: string, idOf: ReadonlyMap<string, string>): string[] {
  const name = `${facts.namespace}.${facts.table}`;
  const problems: string[] = [];
  if (!facts.enabled || !facts.forced) problems.push(`${name}: row-level security is not enabled and forced`);
  if (facts.owner === appRole) problems.push(`${name}: owned by ${appRole}`);
  const excess = facts.grants.filter((grant) => !ALLOWED.has(grant));
  if (excess.length > 0) problems.push(`${name}: ${excess.join(', ')} granted beyond need`);
  const wanted = expectedPolicy(facts.namespace, idOf);
  const [policy, ...others] = facts.policies;
  if (!policy || others.length > 0) return [...problems, `${name}: must have exactly one policy, has ${facts.policies.length}`];
  if (normal(policy.using) !== wanted || normal(policy.check) !== wanted) {
    problems.push(`${name}: the policy does not compare with the signed tenant of this ${facts.namespace === SHARED_NAMESPACE ? 'row' : 'schema'}`);
  }
  return problems;
}

/** The policy as PostgreSQL prints it back, without white space. */
function expectedPolicy(namespace: string, idOf: ReadonlyMap<string, string>): string {
  const left = namespace === SHARED_NAMESPACE ? 'tenant_id' : `'${idOf.get(namespace) ?? 'unknown'}'::uuid`;
  return `(${left}=(SELECTplatform.current_tenant()AScurrent_tenant))`;
}

const normal = (expression: string | null): string => (expression ?? '').replaceAll(/\s+/g, '');

/** Comes in as the app login with a context signed by a wrong key, and asks who it is. */
async function tryForgedContext(server: PostgresServer, database: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: server.appUrl(database), application_name: 'taskforce self-check' });
  await client.connect();
  try {
    const forged = signContext(Buffer.from(newId()), newId(), Math.floor(Date.now() / 1000) + 60);
    const { rows } = await client.query<{ who: string | null }>(
      `select platform.current_tenant() as who from (select pg_catalog.set_config('taskforce.context', $1, false) as c) s where c is not null`,
      [forged],
    );
    if (rows[0]?.who) return 'a tenant context signed with a wrong key is accepted';
    await client.query('select 1 from platform.context_key');
    return 'the app login can read the signing key';
  } catch (error) {
    if (isCode(error, '42501')) return undefined;
    throw error;
  } finally {
    await client.end();
  }
}
