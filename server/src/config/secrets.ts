import { hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ConfigError } from './error.ts';
import { createOnce, makeDirectory, readText } from './files.ts';

/**
 * A 32-byte key for one purpose, from the one secret of the installation (HKDF-SHA256, RFC 5869).
 * Keys for different purposes tell nothing about each other.
 */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `taskforce/${purpose}`, 32));
}

/**
 * The secret kept in the data directory, made on the first start.
 * @throws ConfigError when it cannot be made or read.
 */
export function keptSecret(dataDir: string): string {
  const path = join(dataDir, 'secret');
  try {
    makeDirectory(dataDir);
    const kept = readText(path);
    if (kept) return kept;
    const made = randomBytes(32).toString('base64url');
    if (createOnce(path, made, 0o600)) return made;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError([`DATA_DIR: "${dataDir}" cannot be used (${reason})`]);
  }
  const winner = readText(path);
  if (winner) return winner;
  throw new ConfigError([
    `APP_SECRET: ${path} is empty or belongs to another user; start as the user who made it`,
  ]);
}
