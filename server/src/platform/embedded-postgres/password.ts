import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { EmbeddedDatabaseError } from './failure.ts';
import { createOnce, readText } from '#config/files.ts';
import type { DataDirectory } from './data-directory.ts';

/**
 * The superuser's password: made once, kept beside the cluster for its owner's eyes only.
 * @throws EmbeddedDatabaseError when it is lost or another user's.
 */
export function readyPassword(place: DataDirectory): string {
  const { passwordFile, cluster } = place;
  const kept = readText(passwordFile);
  if (kept) return kept;
  if (existsSync(passwordFile)) {
    throw new EmbeddedDatabaseError(
      `${passwordFile} is empty or belongs to another user; start as the user who made it`,
    );
  }
  if (existsSync(cluster)) {
    throw new EmbeddedDatabaseError(
      `${passwordFile} is missing, and the database in ${cluster} does not open without it`,
    );
  }
  const password = randomBytes(24).toString('base64url');
  return createOnce(place.passwordFile, password, 0o600) ? password : readyPassword(place);
}
