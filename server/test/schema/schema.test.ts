import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PostgresServer } from '#tenancy/index.ts';
import { type TestTenancy, startTenancy } from '../harness/tenancy.ts';
import { mysqlSchema } from './mysql.ts';
import { postgresSchema } from './postgres.ts';

/**
 * The tables that all steps together make are committed for each engine, as a new deployment has them. `npm run schema`
 * writes them.
 */

const FOLDER = join(import.meta.dirname, '../../migrations/schema');

let t: TestTenancy;
let postgres: string;
let mariadb: string;
beforeAll(async () => {
  t = await startTenancy();
  const urlOf = async (layout: 'shared' | 'mariadb') =>
    t.server.addressOf((await t.newTenant(layout)).placement.cell).ownerUrl;
  postgres = await urlOf('shared');
  mariadb = await urlOf('mariadb');
});
afterAll(() => t[Symbol.asyncDispose]());

it.each([
  [
    'control.pg.sql',
    'the control plane',
    () => postgresSchema(t.server.ownerUrl(t.server.control), 'control'),
  ],
  [
    'cell.pg.sql',
    'what a cell has once, on PostgreSQL',
    () => postgresSchema(postgres, 'platform'),
  ],
  [
    'tenant.pg.sql',
    'the tables of tenants on PostgreSQL, as a shared cell has them; a schema of one tenant has no tenant_id',
    () => postgresSchema(postgres, 'shared'),
  ],
  ['cell.mysql.sql', 'what a cell has once, on MariaDB', () => mysqlSchema(mariadb, 'cell')],
  [
    'tenant.mysql.sql',
    'the tables of tenants on MariaDB, and what the login of requests sees of them',
    () => mysqlSchema(mariadb, 'tenant'),
  ],
])('%s is %s, as the steps make it', async (file, what, dump) => {
  const text = withoutNames(t.server, await dump());
  expect(text.length).toBeGreaterThan(500);
  await expect(
    `-- ${sentence(what)}. Written by \`npm run schema\`; nothing reads it but people.\n\n${text}\n`,
  ).toMatchFileSnapshot(join(FOLDER, file));
});

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a deployment calls its logins, and its keys, are its own. */
const withoutNames = (server: PostgresServer, text: string): string =>
  text
    .replaceAll(server.appRole, 'app_role')
    .replaceAll(server.controlRole, 'control_role')
    .replaceAll(/\b[0-9A-Fa-f]{128}\b/g, '…');
