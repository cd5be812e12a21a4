/** Connections to MySQL and MariaDB, in the shape and with the failures of platform/db. */
export { openMySql, withMySql, type MySqlConnection } from './connection.ts';
export { MySqlDatabase, type MySqlOptions } from './database.ts';
export { MySqlError } from './failure.ts';
export { type Flavour, flavourOf } from './flavour.ts';
