/** The database servers: their logins, the addresses of databases, and the owner's connections. */
export { OWNER, asCellOwner, asOwner, identifier } from './owner.ts';
export { postgresServer, type PostgresServer } from './postgres-server.ts';
export { assertReference, engineAt, hostOf } from './reference.ts';
export { isUsable } from './usable.ts';
