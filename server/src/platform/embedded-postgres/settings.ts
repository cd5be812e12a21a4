/** The settings of the server. */
export interface ServerSettings {
  readonly port: number;
  /** The process whose end is the server's end; others ask before they rely on it. */
  readonly ownerPid: number;
  /** False for tests: speed over surviving a power cut. */
  readonly durable: boolean;
}

/** The name under which `ownerPid` can be asked with `current_setting`. */
export const ownerSetting = 'taskforce.owner_pid';

/** Settings for a small server next to an application, as `postgres` takes them. */
export function serverArguments(
  cluster: string,
  { port, ownerPid, durable }: ServerSettings,
): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '96MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    // A migration or dump of a cell of many schemas holds thousands of locks at a time; there is room for 25,000.
    // Half of the room is taken from the start, 5 MiB of it.
    max_locks_per_transaction: 128,
    // Nothing here is serializable.
    max_pred_locks_per_transaction: 10,
    // One process doing its own reads instead of three workers doing them: less memory.
    io_method: 'sync',
    autovacuum_max_workers: 2,
    // A worker is started for every database as often as this, whether anything has happened there or not.
    autovacuum_naptime: '5min',
    max_wal_size: '512MB',
    // No one subscribes to a server that is only reachable from here.
    max_logical_replication_workers: 0,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    [ownerSetting]: ownerPid,
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return [
    '-D',
    cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}
