import { getConstructionPlans, getMigrationPlans } from 'pg-boss';
import pg from 'pg';

/** Where pg-boss keeps its tables in the control plane's database. */
export const SCHEMA = 'pgboss';

/** Created last: pg-boss commits on its own, so it is missing after an interrupted set-up. */
const MARK = 'taskforce_dead';

/**
 * What the queue's statements need beyond pg-boss's own indexes: jobs under way by queue, for the look at
 * who died; waiting jobs by their key, so that a second one is not taken on; and dead letters by age.
 */
const INDEXES = `
  create index if not exists taskforce_active on ${SCHEMA}.job_common (name, heartbeat_on) where state = 'active';
  create unique index if not exists taskforce_waiting on ${SCHEMA}.job_common (name, singleton_key)
    where state = 'created' and singleton_key is not null and singleton_on is null;
  create index if not exists ${MARK} on ${SCHEMA}.job_common (completed_on) where state = 'failed';
`;

const grantsFor = (role: string): string => `
  grant usage on schema ${SCHEMA} to ${role};
  grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${role};
  grant usage on all sequences in schema ${SCHEMA} to ${role};
`;

/**
 * Builds pg-boss's tables or brings them up to date, and lets a login use them; it may change rows there
 * and nothing else. Nothing is done when they are as this version wants them. One process at a time.
 * @param owner the owner's connection to the control plane
 * @param role the login that works with the queue
 */
export async function installQueue(owner: pg.Client, role: string): Promise<void> {
  const { version, isWhole } = await installedBy(owner);
  if (version === wanted() && isWhole) return;
  if (version === undefined) await owner.query(getConstructionPlans(SCHEMA));
  else if (version < wanted()) {
    await owner.query(`drop index if exists ${SCHEMA}.${MARK}`);
    await owner.query(getMigrationPlans(SCHEMA, version));
  }
  await owner.query(grantsFor(pg.escapeIdentifier(role)) + INDEXES);
}

async function installedBy(
  owner: pg.Client,
): Promise<{ version: number | undefined; isWhole: boolean }> {
  const { rows: there } = await owner.query<{ version: boolean; mark: boolean }>(
    `select to_regclass('${SCHEMA}.version') is not null as version,
            to_regclass('${SCHEMA}.${MARK}') is not null as mark`,
  );
  if (!there[0]?.version) return { version: undefined, isWhole: false };
  const { rows } = await owner.query<{ version: number }>(`select version from ${SCHEMA}.version`);
  return { version: Number(rows[0]?.version), isWhole: there[0].mark };
}

/** The version of the tables that this pg-boss works with; it stands nowhere but in the script that builds them. */
function wanted(): number {
  const [, version] =
    /INSERT INTO pgboss\.version\(version\) VALUES \('(\d+)'\)/.exec(
      getConstructionPlans(SCHEMA),
    ) ?? [];
  if (version === undefined) throw new Error('pg-boss does not say which version its tables have');
  return Number(version);
}

/**
 * Removes every job of a group, done or not, as part of the caller's transaction.
 * @param owner the owner's connection to the control plane
 */
export async function forgetJobs(owner: pg.ClientBase, group: string): Promise<void> {
  await owner.query(`delete from ${SCHEMA}.job where group_id = $1`, [group]);
}
