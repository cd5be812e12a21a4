import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { withMySql } from '#platform/mysql/index.ts';
import { newId } from '#kernel/ids.ts';
import { testServer } from '../../../test/harness/databases.ts';
import type { Cell } from '../model/cell.ts';
import { statementsOf } from '../migrations/mysql-render.ts';
import { mysqlMigrator } from '../migrations/mysql.ts';
import { loadSteps } from '../migrations/steps.ts';
import { buildCell, buildSharedTables } from '../provisioning/build.ts';
import { engineOf } from '../provisioning/engine.ts';
import { checkMySqlCell } from './mysql.ts';
import { checkGrants, openToAll } from './mysql-grants.ts';

/** A cell and a login of this file's own: rights that are spoilt here would be spoilt for everyone. */
const name = `tfs${process.pid}`;
const server = testServer(inject('adminUrl'), name, name);
const app = `'${server.appRole}'@'%'`;
const cell: Cell = {
  id: newId(),
  name: 'mariadb',
  kind: 'shared',
  engine: 'mysql',
  database: name,
  dsn: inject('mariadbUrl'),
  poolerDsn: null,
  replicaDsn: null,
};
beforeAll(async () => {
  await engineOf(cell).prepare(server, cell);
  await buildCell(server, cell);
  await buildSharedTables(server, cell);
});
afterAll(() => owner(`drop database ${name}`, `drop user ${app}`));

const owner = (...texts: string[]) =>
  withMySql(server.addressOf(cell).ownerUrl, async (connection) => {
    for (const text of texts) await connection.query(text);
  });
const problems = () => checkMySqlCell(server, cell);
/** Runs every step again: each bears it, and each puts its own part right. */
async function restore(): Promise<void> {
  await owner(
    'drop trigger if exists spy',
    'drop trigger if exists capture_x',
    'drop event if exists spy',
    'drop view if exists everything',
    `revoke all privileges, grant option from ${app}`,
  );
  for (const [set, kind] of [
    ['cell', 'cell'],
    ['tenant', 'shared'],
  ] as const) {
    for (const step of await loadSteps(set, 'mysql')) {
      const text = mysqlMigrator.render(server, cell, { kind }, step);
      await owner(...statementsOf(text, 'mariadb'));
    }
  }
}

const VIEW = 'create or replace sql security definer view label as select * from base_label';
const WHERE = 'where tenant_id = platform_current_tenant()';

describe('the self-check of a cell on MariaDB', () => {
  it('finds nothing wrong with one that was just built', async () => {
    expect(await problems()).toEqual([]);
  });

  it.each<[string, string[], RegExp]>([
    ['a view without its predicate', [VIEW], /^label: the view does not compare/],
    [
      'a view with a way around it',
      [`${VIEW} ${WHERE} or name = 'x' with check option`],
      /^label: the view does not compare/,
    ],
    ['a view without check option', [`${VIEW} ${WHERE}`], /^label: .*must have a check option$/],
    [
      'a view that reads with the rights of whoever asks',
      [`${VIEW.replace('definer', 'invoker')} ${WHERE} with check option`],
      /^label: the view must be sql security definer$/,
    ],
    ['a table without view', ['drop view label'], /^label: there is no view of this table$/],
    [
      'a view of something else',
      ['create or replace view everything as select * from base_label'],
      /^everything: is a view of no tenant table$/,
    ],
    [
      'a right to the rows themselves',
      ['grant select on base_label to APP'],
      /^SELECT ON .*base_label.* is granted beyond need$/,
    ],
    ['a right to the key', ['grant select on platform_context_key to APP'], /beyond need$/],
    ['a right to the whole database', ['grant select on DB.* to APP'], /beyond need$/],
    ['a right to every database', ['grant process on *.* to APP'], /^PROCESS ON \*\.\* is granted/],
    ['a right to pass on', ['grant select on label to APP with grant option'], /beyond need$/],
    [
      'a right to the server’s own tables',
      ['grant select, insert, update, delete on mysql.user to APP'],
      /beyond need$/,
    ],
    ['one right too many on a view', ['grant create on label to APP'], /beyond need$/],
    [
      'a right that is missing',
      ['revoke all privileges on label from APP'],
      /^label: the app user cannot reach it$/m,
    ],
    [
      'a column of the fence that can be changed',
      ['grant update (state) on platform_fence to APP'],
      /^UPDATE \(.?state.?\) ON .*platform_fence.* is granted beyond need$/,
    ],
    [
      'a foreign trigger',
      ['create trigger spy before insert on base_label for each row set new.name = new.name'],
      /^base_label: the trigger spy is none of ours: DROP TRIGGER spy$/,
    ],
    [
      'a foreign trigger that bears the name of ours',
      ['create trigger capture_x before insert on base_label for each row set new.name = new.name'],
      /^base_label: the trigger capture_x is none of ours/,
    ],
    [
      'a foreign event',
      ['create event spy on schedule every 1 day disable do do 0'],
      /^the event spy is none of ours: DROP EVENT spy$/,
    ],
    [
      'a function that runs with the rights of whoever asks',
      ['alter function platform_current_tenant sql security invoker'],
      /must be deterministic and sql security definer/,
    ],
    [
      'a key that is not this deployment’s',
      [`update platform_context_key set ipad = repeat('x', 64)`],
      /signed with the right key is not accepted/,
    ],
    [
      'a function that believes everybody',
      [
        'drop function platform_current_tenant',
        `create function platform_current_tenant() returns char(36) character set ascii collate ascii_bin
           deterministic sql security definer
         return concat_ws('-', substr(@taskforce_context, 1, 8), substr(@taskforce_context, 9, 4),
           substr(@taskforce_context, 13, 4), substr(@taskforce_context, 17, 4), substr(@taskforce_context, 21, 12))`,
      ],
      /signed with a wrong key is accepted/,
    ],
  ])('finds %s', async (_what, spoil, told) => {
    const fill = (text: string) =>
      text.replaceAll('APP', app).replace('DB', `\`${cell.database}\``);
    try {
      await owner(...spoil.map(fill));
      expect((await problems()).join('\n')).toMatch(new RegExp(told.source, 'm'));
    } finally {
      await restore();
    }
    expect(await problems()).toEqual([]);
  });

  it('tells of a database that users without a name were granted', () => {
    const lines = [
      'GRANT USAGE ON *.* TO `a`@`%`',
      'GRANT SELECT, INSERT, UPDATE, DELETE ON `mine`.`task` TO `a`@`%`',
    ];
    expect(openToAll(lines, ['information_schema', 'mine', 'test'])).toEqual(['test']);
    expect(openToAll(lines, ['information_schema', 'mine'])).toEqual([]);
    expect(openToAll(lines, ['mysql'])).toEqual(['mysql']);
  });

  it('knows the rights of another cell on the same server from those that are too many', () => {
    const need = [
      "GRANT USAGE ON *.* TO `a`@`%` IDENTIFIED BY PASSWORD '*X'",
      'GRANT SELECT, INSERT, UPDATE, DELETE ON `mine`.`task` TO `a`@`%`',
      'GRANT SELECT, INSERT ON `mine`.`outbox` TO `a`@`%`',
      'GRANT SELECT ON `mine`.`stream` TO `a`@`%`',
      ...['begin_read', 'begin_write', 'commit', 'rollback'].map(
        (step) => `GRANT EXECUTE ON PROCEDURE \`mine\`.\`platform_${step}\` TO \`a\`@\`%\``,
      ),
    ];
    const also = (line: string) => checkGrants([...need, line], 'mine', ['task']);
    expect(checkGrants(need, 'mine', ['task'])).toEqual([]);
    expect(also('GRANT SELECT, INSERT, UPDATE, DELETE ON `theirs`.`task` TO `a`@`%`')).toEqual([]);
    for (const line of [
      'GRANT SELECT, INSERT, UPDATE, DELETE ON `theirs`.`base_task` TO `a`@`%`',
      'GRANT SELECT, INSERT, UPDATE, DELETE ON `theirs`.* TO `a`@`%`',
      'GRANT SELECT, INSERT, UPDATE ON `mine`.`outbox` TO `a`@`%`',
      'GRANT SELECT, INSERT ON `mine`.`stream` TO `a`@`%`',
      'GRANT EXECUTE ON FUNCTION `theirs`.`f` TO `a`@`%`',
      'GRANT `somebody` TO `a`@`%`',
      'GRANT PROXY ON ``@`` TO `a`@`%`',
    ])
      expect(also(line), line).toHaveLength(1);
    expect(
      also("GRANT FILE ON *.* TO `a`@`%` IDENTIFIED BY PASSWORD '*SECRET'").join(),
    ).not.toContain('SECRET');
  });
});
