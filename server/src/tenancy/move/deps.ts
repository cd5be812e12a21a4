import type { Cell } from '../model/index.ts';
import type { LifecycleDeps } from '../lifecycle/index.ts';
import type { PostgresServer } from '../server/index.ts';

/** Where a tenant is now. */
export interface Home {
  readonly cell: Cell;
  readonly epoch: number;
}

/** Takes what must not be lost out of a database that is about to be dropped. */
export type BeforeDrop = (
  server: PostgresServer,
  tenantId: string,
  from: Cell,
  to: Home,
) => Promise<void>;

/** What moving needs: the owner's ways in, a way to tell every process, and what to save of a dropped cell. */
export interface MoveDeps extends LifecycleDeps {
  readonly beforeDrop: BeforeDrop;
}
