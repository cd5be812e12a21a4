/** The app user's rights, as `show grants` prints them to the user itself. */

/** What opens and ends a unit of work; the user may call nothing else. */
const PROCEDURES = [
  'platform_begin_read',
  'platform_begin_write',
  'platform_commit',
  'platform_rollback',
];
const RIGHTS = ['DELETE', 'INSERT', 'SELECT', 'UPDATE'];
/** Of the views of events: who wrote one cannot change it, and only their owner places them. */
export const EVENT_VIEWS: Readonly<Record<string, readonly string[]>> = {
  outbox: ['INSERT', 'SELECT'],
  stream: ['SELECT'],
};
/** Databases that are the server's own. */
const SYSTEM = new Set(['mysql', 'sys', 'performance_schema', 'information_schema']);

interface Grant {
  readonly rights: readonly string[];
  readonly kind: string;
  readonly database: string;
  readonly name: string;
}

const GRANT = /^GRANT (.+?) ON (?:(TABLE|PROCEDURE|FUNCTION) )?(\S+)\.(\S+) TO \S+(.*)$/;

/**
 * @param lines what `show grants` answers
 * @param views those that the user has to reach in the cell's own database
 * @returns what is wrong
 */
export function checkGrants(
  lines: readonly string[],
  database: string,
  views: readonly string[],
): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const line of lines) {
    const grant = parse(line);
    if (!grant || !isAllowed(grant, database, views))
      problems.push(`${told(line)} is granted beyond need`);
    else if (grant.database === database) seen.add(grant.name);
  }
  const needed = [...views, ...Object.keys(EVENT_VIEWS), ...PROCEDURES];
  const missing = needed.filter((name) => !seen.has(name));
  return [...problems, ...missing.map((name) => `${name}: the app user cannot reach it`)];
}

/**
 * Databases that the user sees without a grant that it is shown: by one for users without a name (the row `test` of
 * old installations).
 * @param lines what `show grants` answers
 */
export function openToAll(lines: readonly string[], shown: readonly string[]): string[] {
  const own = new Set(lines.map((line) => parse(line)?.database));
  const isServers = (name: string): boolean => SYSTEM.has(name) && name !== 'mysql';
  return shown.filter((name) => !own.has(name) && !isServers(name));
}

function parse(line: string): Grant | undefined {
  const [, rights = '', kind = 'TABLE', database = '', name = '', rest = ''] =
    GRANT.exec(line) ?? [];
  if (rights === '' || /GRANT OPTION|ADMIN OPTION/.test(rest)) return undefined;
  return {
    rights: rights.split(', ').toSorted(),
    kind,
    database: unquoted(database),
    name: unquoted(name),
  };
}

function isAllowed(grant: Grant, database: string, views: readonly string[]): boolean {
  const rights = grant.rights.join();
  if (grant.database === '*') return rights === 'USAGE';
  if (grant.kind === 'PROCEDURE') return rights === 'EXECUTE' && PROCEDURES.includes(grant.name);
  const wanted = EVENT_VIEWS[grant.name] ?? RIGHTS;
  if (grant.kind !== 'TABLE' || rights !== wanted.join()) return false;
  if (grant.database === database) return views.includes(grant.name) || grant.name in EVENT_VIEWS;
  // Another cell of this deployment on the same server, which is checked separately.
  const isHidden = grant.name === '*' || /^(?:base|platform)_/.test(grant.name);
  return !SYSTEM.has(grant.database) && !isHidden;
}

const unquoted = (name: string): string =>
  name
    .replace(/^`(.*)`$/, '$1')
    .replaceAll('``', '`')
    .replaceAll('\\_', '_');

/** The grant without whom it is to, and never a password. */
const told = (line: string): string =>
  line.replace(/ (?:TO|IDENTIFIED) .*$/, '').replace(/^GRANT /, '');
