import pg from 'pg';
import { readConfig, type Config } from '../server/src/config/index.ts';
import { startEmbedded } from '../server/src/platform/embedded-postgres/index.ts';
import { type Core, createCore } from '../server/src/entry/core.ts';
import { openWorkspace } from '../server/src/features/accounts/signup/index.ts';
import type { Cell } from '../server/src/tenancy/model/cell.ts';
import { type PostgresServer, deploy, postgresServer } from '../server/src/tenancy/index.ts';
import { fillTenant } from './fill.ts';

/** A deployment with tenants and tasks enough that indexes matter, on a durable server of its own. */

export interface BenchTenant {
  readonly id: string;
  readonly slug: string;
  readonly namespace: string;
  readonly cell: Cell;
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
    RATE_LIMITS: 'off',
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
  const server = postgresServer(config, postgres.adminUrl, { control: 'taskforce' });
  await deploy(server);
  // Creating tasks under load must not run into the free plan's limit; it is counted all the same.
  await asOwner(
    server,
    server.control,
    `update control.plan set limits = limits || '{"tasks": 500000}'`,
  );
  const core = createCore({ config, server, onError: (error) => say(String(error)) });
  await core.connect();
  const world = { server, config, core };
  const tenants = [
    ...(await addTenants(world, 'free', size.shared, size.tasks, say)),
    ...(await addTenants(world, 'basic', size.schema, size.tasks, say)),
  ];
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

let count = 0;
/** How many tenants are made at a time. */
const AT_A_TIME = 4;

/** So many more tenants of a plan, each with so many tasks. @param cell where, whatever the plan says */
export async function addTenants(
  { core, server }: Pick<World, 'core' | 'server'>,
  plan: string,
  more: number,
  tasks: number,
  say: (line: string) => void,
  cell?: string,
): Promise<BenchTenant[]> {
  const tenants: BenchTenant[] = [];
  let begun = 0;
  const passwordHash = await core.identity.passwords.hash(LOGIN_PASSWORD);
  const told = Math.max(20, Math.floor(more / 5));
  const worker = async (): Promise<void> => {
    while (begun < more) {
      begun += 1;
      tenants.push(await addTenant(core, server, { plan, cell }, tasks, passwordHash));
      if (tenants.length % told === 0)
        say(`  ${tenants.length} of ${more} tenants, ${tasks} tasks each`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  const ours = tenants.filter((t) => t.cell.dsn === null).map((t) => t.cell.database);
  for (const database of new Set(ours)) await asOwner(server, database, 'vacuum analyze');
  return tenants;
}

async function addTenant(
  core: Core,
  server: PostgresServer,
  where: { plan: string; cell: string | undefined },
  tasks: number,
  passwordHash: string,
): Promise<BenchTenant> {
  count += 1;
  const slug = `bench-${count}`;
  const owner = {
    email: `owner@${slug}.example`,
    fullName: `Owner ${count}`,
    username: slug,
    passwordHash,
  };
  const { tenant, account } = await openWorkspace(core, { slug, name: slug, ...where, owner });
  const { accessToken: token } = await core.identity.sessions.open({
    userId: account.id,
    tenantId: null,
    userAgent: undefined,
    address: undefined,
  });
  const { cell, namespace } = tenant.placement;
  return {
    id: tenant.id,
    slug,
    namespace,
    cell,
    token,
    ...(await fillTenant(server, tenant, account.id, tasks)),
  };
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
