import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian puts programs that are not on everyone's path. */
const systemDirectories = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin'];

/**
 * The first of these programs that is there.
 * @param {readonly string[]} names
 * @param {readonly string[]} [directories] looked through instead of the usual ones
 * @returns {string | undefined} its path
 */
export function findProgram(names, directories) {
  const places = directories ?? [
    ...(process.env.PATH ?? '').split(delimiter),
    ...systemDirectories,
  ];
  return names.flatMap((name) => places.map((place) => join(place, name))).find(isProgram);
}

/** @param {string} path */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The programs of each PostgreSQL that Debian keeps beside one another, the oldest first.
 * @returns {string[]} their directories
 */
export function postgresDirectories(root = '/usr/lib/postgresql') {
  const versions = readOrNothing(root).map(Number).filter(Number.isInteger);
  return versions.toSorted((a, b) => a - b).map((version) => join(root, String(version), 'bin'));
}

/** @param {string} directory */
function readOrNothing(directory) {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
