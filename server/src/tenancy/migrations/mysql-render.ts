import type { Flavour } from '#platform/mysql/index.ts';
import { baseTable } from '../model/index.ts';
import { fill } from './render.ts';

const ASCII = 'character set ascii collate ascii_bin';

/** Types that the steps name, and what the two servers call differently. */
const VALUES: Readonly<Record<Flavour, Readonly<Record<string, string>>>> = {
  mariadb: {
    text: 'character set utf8mb4 collate utf8mb4_nopad_bin',
    statement_limit: 'max_statement_time = milliseconds / 1000',
  },
  // 0900_bin does not pad either. The limit is for statements that only read; the others are bounded by
  // how long they may wait for a lock.
  mysql: {
    text: 'character set utf8mb4 collate utf8mb4_0900_bin',
    statement_limit: 'max_execution_time = milliseconds',
  },
};

const TYPES: Readonly<Record<string, string>> = {
  ascii: ASCII,
  id: `char(36) ${ASCII}`,
  time: `char(24) ${ASCII}`,
};

/** A line of two slashes and nothing else. */
const SEPARATOR = /^\/\/$/m;

/** The statements of a rendered step for one flavour, in order. */
export const statementsOf = (sql: string, flavour: Flavour): string[] =>
  fill(sql, (name) => VALUES[flavour][name] ?? TYPES[name])
    .split(SEPARATOR)
    .map((text) => text.trim())
    .filter((text) => text !== '');

const PROTECT = 'protect ';

/**
 * What requests see of some tables, for the placeholder `protect a, b`: views of the rows of the tenant
 * that the session speaks for, and the app user's rights on them. Nothing else is granted.
 */
export const protectedTables = (placeholder: string, appUser: string): string | undefined =>
  placeholder.startsWith(PROTECT)
    ? placeholder
        .slice(PROTECT.length)
        .split(',')
        .map((table) => protectTable(table.trim(), appUser))
        .join('\n//\n')
    : undefined;

const protectTable = (table: string, appUser: string): string =>
  [
    `create or replace sql security definer view ${table} as select * from ${baseTable(table)}`,
    '  where tenant_id = platform_current_tenant() with cascaded check option',
    '//',
    `grant select, insert, update, delete on ${table} to ${appUser}`,
  ].join('\n');
