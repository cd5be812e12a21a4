import pg from 'pg';
import { readConfig, type Config } from '../server/src/config/index.ts';
import { newId } from '../server/src/kernel/ids.ts';
import { ranksBetween } from '../server/src/kernel/rank.ts';
import { startEmbedded } from '../server/src/platform/db/embedded/index.ts';
import { type Core, createCore } from '../server/src/entry/core.ts';
import { openWorkspace } from '../server/src/features/signup/index.ts';
import { type PostgresServer, deploy, postgresServer } from '../server/src/tenancy/index.ts';

/** A deployment with tenants and tasks enough that indexes matter, on a durable server of its own. */

export interface BenchTenant {
  readonly id: string;
  readonly slug: string;
  readonly namespace: string;
  readonly database: string;
  readonly shared: boolean;
  readonly token: string;
  readonly projectId: string;
  readonly taskIds: readonly string[];
}

export interface World extends AsyncDisposable {
  readonly server: PostgresServer;
  readonly config: Config;
  readonly core: Core;
  readonly tenants: readonly BenchTenant[];
}

const SECRET = 'the secret of benchmarks, which protects nothing';
export const LOGIN_PASSWORD = 'a password for benchmarks';

export const benchConfig = (dataDir: string, env: Record<string, string> = {}): Config =>
  readConfig({
    NODE_ENV: 'production',
    APP_SECRET: SECRET,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    DEMO: 'false',
    LOGIN_ATTEMPTS: '10000',
    SIGN_UPS: '1000000',
    ACCESS_TOKEN_MINUTES: '60',
    ...env,
  });

/**
 * @param size how many tenants in each layout, and how many tasks each has
 */
export async function buildWorld(
  dataDir: string,
  size: { shared: number; schema: number; tasks: number },
  say: (line: string) => void,
): Promise<World> {
  const config = benchConfig(dataDir);
  const postgres = await startEmbedded({ dataDir });
  const server = postgresServer(config, postgres.adminUrl, 'taskforce');
  await deploy(server);
  // Creating tasks under load must not run into the free plan's limit; it is counted all the same.
  await asOwner(
    server,
    server.control,
    `update control.plan set limits = limits || '{"tasks": 500000}'`,
  );
  const core = createCore({ config, server, onError: (error) => say(String(error)) });
  await core.connect();
  const tenants: BenchTenant[] = [];
  const passwordHash = await core.identity.passwords.hash(LOGIN_PASSWORD);
  for (let i = 0; i < size.shared + size.schema; i++) {
    tenants.push(
      await addTenant(
        core,
        server,
        i,
        i < size.shared ? 'free' : 'basic',
        size.tasks,
        passwordHash,
      ),
    );
    if (i % 20 === 19)
      say(`  ${i + 1} of ${size.shared + size.schema} tenants, ${size.tasks} tasks each`);
  }
  for (const database of new Set(tenants.map((t) => t.database)))
    await asOwner(server, database, 'vacuum analyze');
  return {
    server,
    config,
    core,
    tenants,
    async [Symbol.asyncDispose]() {
      await core[Symbol.asyncDispose]();
      await postgres[Symbol.asyncDispose]();
    },
  };
}

async function addTenant(
  core: Core,
  server: PostgresServer,
  index: number,
  plan: string,
  tasks: number,
  passwordHash: string,
): Promise<BenchTenant> {
  const slug = `bench-${index}`;
  const owner = {
    email: `owner@${slug}.example`,
    fullName: `Owner ${index}`,
    username: undefined,
    passwordHash,
  };
  const { tenant, account } = await openWorkspace(core, { slug, name: slug, plan, owner });
  const { accessToken: token } = await core.identity.sessions.open({
    userId: account.id,
    tenantId: null,
    userAgent: undefined,
    address: undefined,
  });
  const shared = tenant.isolation === 'shared';
  const { namespace, database } = tenant.placement;
  const [column, value] = shared ? ['tenant_id,', `'${tenant.id}',`] : ['', ''];
  const projectId = newId();
  const taskIds = Array.from({ length: tasks }, newId);
  await asOwner(
    server,
    database,
    `insert into ${namespace}.project (${column} id, key, name, description, status, visibility, color, owner_id, next_number, created_at, updated_at)
     values (${value} '${projectId}', 'BNCH', 'Bench', '', 'active', 'workspace', '#336699', '${account.id}', ${tasks + 1}, now(), now())`,
  );
  await asOwner(
    server,
    database,
    `insert into ${namespace}.task (${column} id, project_id, project_key, number, title, description, status, priority,
                                    assignee_id, reporter_id, labels, due_at, rank, created_at, updated_at)
     select ${value} x.id, '${projectId}', 'BNCH', n, 'Task number ' || n || ' of a tenant with work to do',
            repeat('Some words that describe the task. ', 6), (array['OPEN','IN_PROGRESS','BLOCKED','DONE'])[1 + n % 4], 1 + n % 4,
            case when n % 3 = 0 then '${account.id}'::uuid end, '${account.id}', '["design","transport"]',
            now() + (n % 60 - 30) * interval '1 day', r, now() - n * interval '1 minute', now() - n * interval '1 minute'
       from unnest($1::uuid[], $2::text[]) with ordinality as x (id, r, n)`,
    [taskIds, ranksBetween(null, null, tasks)],
  );
  return { id: tenant.id, slug, namespace, database, shared, token, projectId, taskIds };
}

export async function asOwner(
  server: PostgresServer,
  database: string,
  sql: string,
  values?: unknown[],
): Promise<void> {
  const client = new pg.Client(server.ownerUrl(database));
  await client.connect();
  try {
    await client.query(sql, values);
  } finally {
    await client.end();
  }
}
