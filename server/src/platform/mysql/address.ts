import type { ConnectionOptions } from 'mysql2';

const PORT = 3306;

/**
 * The driver's connection options. Counts of updates are those of matched rows, read from
 * the server's own words (rows.ts): the protocol's flag for it would count rows an upsert left alone.
 * @param url mysql://user:password@host:port/database; `?ssl=true` asks for a certificate that holds
 */
export function optionsOf(url: string): ConnectionOptions {
  const { protocol, hostname, port, username, password, pathname, searchParams } = new URL(url);
  if (protocol !== 'mysql:' && protocol !== 'mariadb:') {
    throw new Error('the address of a MySQL or MariaDB server begins with mysql://');
  }
  const database = decodeURIComponent(pathname.slice(1));
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? PORT : Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    ...(database !== '' && { database }),
    ...(searchParams.get('ssl') === 'true' && { ssl: { minVersion: 'TLSv1.2' } }),
    charset: 'utf8mb4_bin',
    connectTimeout: 1500,
    dateStrings: true,
    decimalNumbers: true,
    supportBigNumbers: false,
    multipleStatements: false,
    flags: ['-FOUND_ROWS', '-LOCAL_FILES'],
  };
}

/**
 * What every session runs under; the rest of a cell's settings belong to a unit of work. The last ones are
 * for MariaDB alone (MySQL takes them for a comment). A session that may write to the slow log has its
 * parameters filled into the text that the list of processes shows to every session of the same login.
 * And `exists` over a view, turned into `in`, finds nothing when a prepared statement is run a second time
 * with other values (10.11.19; a test of the scope shows it).
 */
export const SESSION_SETTINGS = [
  'set session transaction isolation level read committed',
  `set session time_zone = '+00:00', max_sort_length = 8192,
   sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'
   /*M! , slow_query_log = 0, optimizer_switch = 'exists_to_in=off' */`,
] as const;
