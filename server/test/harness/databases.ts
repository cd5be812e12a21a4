import pg from 'pg';
import { type PostgresServer, deploy, postgresServer, setPlanOpen } from '#tenancy/index.ts';
import { ReadySchemas } from '#tenancy/provisioning/ready.ts';

/** Each test file works on its own copy of a deployment that was migrated once for the whole run. */

export const TEST_SECRET = 'a secret of tests, long enough to be taken';
const ROLES = 'taskforce_test';
/** Schemas each copy starts with; a file that signs up more tenants than this builds them then. */
const READY = 3;

/** @param roles what the logins' names begin with: one's own where a test changes the logins themselves */
export const testServer = (adminUrl: string, control: string, roles = ROLES): PostgresServer =>
  postgresServer({ appSecret: TEST_SECRET }, adminUrl, { control, roles });

/** Builds what the copies are made of. @returns the name of its control plane */
export async function buildTemplate(adminUrl: string, run: string): Promise<string> {
  const server = testServer(adminUrl, `tft_${run}_template`);
  await deploy(server);
  // Tests sign up for every layout there is.
  await setPlanOpen(server, 'enterprise', true);
  const onError = (error: unknown): never => {
    throw error;
  };
  await using ready = new ReadySchemas({ server, size: READY, onError });
  await ready.filled();
  return server.control;
}

let copies = 0;

/** A deployment of one's own, copied from the template in a few hundred milliseconds. */
export async function copyTemplate(
  adminUrl: string,
  template: string,
): Promise<PostgresServer & AsyncDisposable> {
  copies += 1;
  const control = template.replace('template', `${process.pid.toString(36)}_${copies}`);
  const server = testServer(adminUrl, control);
  await admin(adminUrl, async (client) => {
    for (const part of ['', '_shared_1', '_schema_1']) {
      await client.query(`create database ${control}${part} template ${template}${part}`);
    }
  });
  await admin(server.ownerUrl(control), (client) =>
    client.query(`update control.cell set database = replace(database, $1, $2)`, [
      template,
      control,
    ]),
  );
  return {
    ...server,
    [Symbol.asyncDispose]: () => dropDatabases(adminUrl, control),
  };
}

/** Drops every database whose name begins so; connections a test left open do not hold it up. */
export async function dropDatabases(adminUrl: string, prefix: string): Promise<void> {
  await admin(adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where starts_with(datname, $1)`,
      [prefix],
    );
    for (const { datname } of rows)
      await client.query(`drop database if exists ${pg.escapeIdentifier(datname)} with (force)`);
  });
}

async function admin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
