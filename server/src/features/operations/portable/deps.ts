import type { Identity } from '#identity/index.ts';
import type { PostgresServer } from '#tenancy/index.ts';

export interface PortableDeps {
  readonly identity: Identity;
  readonly server: PostgresServer;
}
