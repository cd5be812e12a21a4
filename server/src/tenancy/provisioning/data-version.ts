import type pg from 'pg';
import { productVersion } from '#config/index.ts';

/**
 * The oldest version whose processes may run on the data once this version's steps are applied. A step that
 * contracts, which leaves older code without something it uses, raises it.
 */
const OLDEST_VERSION = '0.1.0';

/** Whose steps the data has. */
export interface DataVersion {
  /** As in `1.2.3`. */
  readonly version: string;
  readonly oldestVersion: string;
}

/** What this program would write down. */
export const ownVersion = (): DataVersion => ({
  version: productVersion(),
  oldestVersion: OLDEST_VERSION,
});

/**
 * Looks, before anything is migrated, whether a newer version was here already.
 * @returns the newer version, on whose data this one may run; undefined when there is none
 * @throws Error naming both versions and what to do, when this one may not
 */
export async function newerVersion(
  control: pg.ClientBase,
  own = ownVersion(),
): Promise<string | undefined> {
  const { rows: tables } = await control.query<{ there: boolean }>(
    `select to_regclass('control.data_version') is not null as there`,
  );
  if (!tables[0]?.there) return undefined;
  const { rows } = await control.query<DataVersion>(
    'select version, oldest_version as "oldestVersion" from control.data_version',
  );
  const [found] = rows;
  if (!found || compareVersions(found.version, own.version) <= 0) return undefined;
  if (compareVersions(own.version, found.oldestVersion) >= 0) return found.version;
  throw new Error(
    `TaskForce ${found.version} migrated this data, and ${own.version} can no longer use it. Start ${found.version}` +
      ` or newer, or restore a backup from before the upgrade.`,
  );
}

/** Writes down that the data has this version's steps now; a newer version's entry stays. */
export async function recordVersion(control: pg.ClientBase, own = ownVersion()): Promise<void> {
  if ((await newerVersion(control, own)) !== undefined) return;
  await control.query(
    `insert into control.data_version (version, oldest_version) values ($1, $2)
     on conflict (is_only) do update set version = excluded.version, oldest_version = excluded.oldest_version,
       migrated_at = now()
      where (data_version.version, data_version.oldest_version) <> (excluded.version, excluded.oldest_version)`,
    [own.version, own.oldestVersion],
  );
}

/** Numbers before anything else that a version may say, as in `1.2.3-beta.1`. @returns as a sort function does */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split(/[-+]/)[0]?.split('.').map(Number) ?? []);
  for (let i = 0; i < 3; i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
