import { isCode, isLost } from '#platform/db/index.ts';
import { openMySql } from '#platform/mysql/index.ts';
import { padsOf } from '../scope/index.ts';
import type { Migrator } from './migrator.ts';
import { protectedTables } from './mysql-render.ts';
import { MySqlMigratorSession } from './mysql-session.ts';
import { fill } from './render.ts';

/**
 * Cells on MySQL and MariaDB, where DDL commits implicitly: an interrupted step is run
 * again from its beginning, so each of its statements bears being repeated.
 */
export const mysqlMigrator: Migrator = {
  async connect(server, cell) {
    const connection = await openMySql(server.addressOf(cell).ownerUrl);
    return new MySqlMigratorSession(connection, (await connection.version()).flavour);
  },
  render(server, cell, target, step) {
    if (target.kind === 'schema') throw new Error('a MySQL cell has no schema for each tenant');
    const { ipad, opad } = padsOf(server.contextKey(cell.id));
    const appUser = `'${server.appRole}'@'%'`;
    const values: Record<string, string> = {
      app_user: appUser,
      ipad: ipad.toString('hex'),
      opad: opad.toString('hex'),
    };
    return fill(step.template, (name) => values[name] ?? protectedTables(name, appUser));
  },
  isBusy: (error) => ['55P03', '40P01', '40001'].some((code) => isCode(error, code)),
  isLost,
};
