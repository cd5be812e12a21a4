import { type Config, deriveKey } from '#config/index.ts';
import { POOLED } from '#platform/db/index.ts';
import type { Cell, CellAddress } from '../model/index.ts';
import { urlOf } from './reference.ts';

/**
 * The deployment's PostgreSQL server: which logins exist on it and how to reach its databases.
 *
 * Three logins: the owner (the URL the operator gave, or the embedded server's) builds and migrates;
 * `<database>_control` changes rows of the control plane; `<database>_app` changes rows of tenants,
 * owns nothing, and is bound by row-level security. Their passwords follow from APP_SECRET, so every
 * process of a deployment knows them and none is stored.
 */
export interface PostgresServer {
  /** The control plane's database; names of logins and cells begin with it. */
  readonly control: string;
  /** A database that is always there to connect to, for creating the others. */
  readonly maintenance: string;
  /** Whether the whole server is this deployment's, so that it may decide who connects to which database. */
  readonly isOurs: boolean;
  readonly appRole: string;
  readonly controlRole: string;
  /** The logins' passwords, for the step that creates them. */
  readonly passwordOf: (role: string) => string;
  ownerUrl(database: string): string;
  appUrl(database: string): string;
  controlUrl(): string;
  /** @throws ConfigError when a reference of the cell's leads nowhere */
  addressOf(cell: Cell): CellAddress;
  /** The key under which a cell's tenant contexts are signed. */
  contextKey(cellId: string): Buffer;
}

export interface ServerNames {
  /** The control plane's database; the URL's own when left out. */
  readonly control?: string;
  /** What the logins' names begin with; the control plane's database when left out. */
  readonly roles?: string;
  /** Whether no one else has anything on this server. */
  readonly isOurs?: boolean;
}

/** @param adminUrl the owner's URL */
export function postgresServer(
  config: Pick<Config, 'appSecret'>,
  adminUrl: string,
  names: ServerNames = {},
): PostgresServer {
  const { control = new URL(adminUrl).pathname.slice(1), isOurs = false } = names;
  const { roles: rolePrefix = control } = names;
  const appRole = `${rolePrefix}_app`;
  const controlRole = `${rolePrefix}_control`;
  const passwordOf = (role: string): string =>
    deriveKey(config.appSecret, `login ${role}`).toString('base64url');
  const at = (base: string, database: string, role?: string): string => {
    const url = new URL(base);
    url.pathname = `/${database}`;
    if (role) {
      url.username = role;
      url.password = passwordOf(role);
    }
    return url.href;
  };
  const here = (database: string, role?: string): string => at(adminUrl, database, role);
  return {
    control,
    maintenance: new URL(adminUrl).pathname.slice(1),
    isOurs,
    appRole,
    controlRole,
    passwordOf,
    ownerUrl: (database) => here(database),
    appUrl: (database) => here(database, appRole),
    controlUrl: () => here(control, controlRole),
    addressOf: ({ engine, database, dsn, poolerDsn, replicaDsn }) => {
      const owner = dsn === null ? adminUrl : urlOf(dsn);
      return {
        engine,
        ownerUrl: at(owner, database),
        maintenanceUrl: at(owner, dsn === null ? control : maintenanceOf(owner, engine)),
        appUrl:
          poolerDsn === null
            ? at(owner, database, appRole)
            : throughPooler(at(urlOf(poolerDsn), database, appRole)),
        replicaUrl: replicaDsn === null ? undefined : at(urlOf(replicaDsn), database, appRole),
      };
    },
    contextKey: (cellId) => deriveKey(config.appSecret, `tenant context ${cellId}`),
  };
}

/** The database an owner's URL names; a PostgreSQL has one called postgres. */
const maintenanceOf = (owner: string, engine: Cell['engine']): string =>
  new URL(owner).pathname.slice(1) || (engine === 'postgres' ? 'postgres' : '');

function throughPooler(url: string): string {
  const pooled = new URL(url);
  pooled.searchParams.set(POOLED, 'true');
  return pooled.href;
}
