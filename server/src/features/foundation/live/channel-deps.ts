import type { FeedListener, StreamedEvent, Subscription } from '#messaging/events/index.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import type { People } from '#features/foundation/people/index.ts';
import type { Presenter } from './presenter.ts';
import type { AclSource } from './project-acls.ts';

/** Where a channel's events come from; see `messaging/events`. */
export interface EventSource {
  subscribe(tenantId: string, listener: FeedListener): Promise<Subscription>;
  /** What is kept of the stream after a position, in order. */
  after(scope: Scope, position: number, limit: number): Promise<readonly StreamedEvent[]>;
}

/** What every channel needs. */
export interface ChannelDeps {
  readonly events: EventSource;
  readonly acls: AclSource;
  /** Which project a task is in; undefined when it is not there. Whether someone may see it is not asked. */
  readonly projectOfTask: (scope: Scope, taskId: string) => Promise<string | undefined>;
  readonly people: Pick<People, 'directory'>;
  /** By the kind of event. */
  readonly presenters: ReadonlyMap<string, Presenter>;
  /** The tenant's data wherever it is now. @throws AppError when it cannot be reached */
  readonly scopeOf: (tenant: TenantRecord) => Promise<Scope>;
  readonly onError: (error: unknown) => void;
}
