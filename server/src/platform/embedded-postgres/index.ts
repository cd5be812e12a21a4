/**
 * A PostgreSQL server of our own, from the binaries in npm, for running with nothing else installed.
 *
 * Owns: where the cluster lives, its password, its process. It listens on loopback only, never
 * outlives the process that started it (even on `kill -9`), and is shared: a second process on the
 * same data directory attaches to the one that runs. Knows nothing of schemas or roles.
 */
export { EmbeddedDatabaseError } from './failure.ts';
export type { EmbeddedServer, Ending } from './server.ts';
export { type EmbeddedOptions, startEmbedded } from './start.ts';
