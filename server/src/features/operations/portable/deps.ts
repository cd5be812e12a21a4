import type { Identity } from '#identity/index.ts';
import type { PostgresServer } from '#tenancy/index.ts';
import type { RowRules } from '#tenancy/transfer/index.ts';

export interface PortableDeps {
  readonly identity: Identity;
  readonly server: PostgresServer;
}

/** What taking an archive in needs besides. */
export interface ArchiveDeps extends PortableDeps {
  /** What every table may hold, declared by its owner. */
  readonly rules: RowRules;
}
