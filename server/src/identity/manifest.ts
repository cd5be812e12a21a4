import type { PrivacyRules } from '#kernel/privacy.ts';
import type { RefusalCode } from '#kernel/errors.ts';
import type { CliGroup } from '#platform/cli/index.ts';
import type { ContractTag, Route } from '#platform/http/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { PlanResource } from '#tenancy/model/index.ts';
import type { RowRules } from '#tenancy/transfer/index.ts';
import type { EventType } from '#messaging/events/index.ts';
import type { Schedule, JobHandler, EventHandler } from '#messaging/jobs/index.ts';
import type { Rename } from './accounts/index.ts';
import type { ProjectRight, TenantRight } from './access/index.ts';
import type { Notice, NotificationKind } from './preferences/index.ts';

/**
 * What a feature brings to a process; `entry/features.ts` is the one list of them. A server takes the
 * routes, a worker the jobs, the relay the event handlers. All of it is data: nothing is registered elsewhere.
 */
export interface Feature {
  readonly name: string;
  readonly routes: readonly Route[];
  /** How the contract groups its routes; each feature describes the tags that only it uses. */
  readonly tags?: readonly ContractTag[];
  /** What it lets people do, by role. */
  readonly rights?: Readonly<Record<string, TenantRight | ProjectRight>>;
  /** What of it a plan includes a number of. */
  readonly limits?: Readonly<Record<string, PlanResource>>;
  /** Refusals that only it can give. */
  readonly refusals?: readonly RefusalCode[];
  /** Which columns of its tables are about people, and when that is deleted. */
  readonly privacy?: PrivacyRules;
  /** What its tables may hold, for whatever is imported. */
  readonly rows?: RowRules;
  /** What goes in the same commit when a member leaves a workspace for good. */
  readonly onMemberLeft?: (tx: TxScope, userId: string) => void;
  /** Follows the new name of an account; a failure reaches the caller of the change. */
  readonly onRenamed?: (news: Rename) => Promise<void>;
  /** The notification preferences that it declares. */
  readonly notifications?: Readonly<Record<string, NotificationKind>>;
  /** What its events put into the inboxes of those whom they concern. */
  readonly notices?: readonly Notice[];
  /** Commands of `taskforce`. */
  readonly commands?: readonly CliGroup[];
  /** What it announces. */
  readonly events?: readonly EventType[];
  /** Jobs that follow from events, its own or those of features below it. */
  readonly eventHandlers?: readonly EventHandler[];
  /** How its jobs are done. */
  readonly jobs?: readonly JobHandler[];
  /** What is due again and again. */
  readonly schedules?: readonly Schedule[];
}

/** Everything that a plan includes a number of. */
export const limitsOf = (features: readonly Pick<Feature, 'limits'>[]): PlanResource[] =>
  features.flatMap(({ limits = {} }) => Object.values(limits));

export const isTenantRight = (right: TenantRight | ProjectRight): right is TenantRight =>
  'from' in right;
