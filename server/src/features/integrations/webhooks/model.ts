/** Endpoints of one workspace, whatever its plan says. */
export const MAX_ENDPOINTS = 100;
/** How long the secret before a rotation signs as well. */
export const OVERLAP_MS = 24 * 60 * 60 * 1000;
/** How long the log of deliveries is kept. */
export const LOG_DAYS = 30;
/** How long a receiver may take, and how much of its answer is kept. */
export const [RECEIVER_TIMEOUT_MS, EXCERPT_BYTES] = [15_000, 1024];

const [MINUTE, HOUR] = [60, 60 * 60];
/** Seconds before each further attempt: a receiver may be away for three days and misses nothing. */
export const RETRY_SECONDS: readonly number[] = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
/** An endpoint is disabled after every attempt has failed for so long. */
export const PATIENCE_MS = 5 * 24 * HOUR * 1000;

export const DISABLED_WHY = ['by_hand', 'gone', 'failing'] as const;
export type DisabledWhy = (typeof DISABLED_WHY)[number];

/** A URL that gets the events of the workspace. */
export interface Endpoint {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  /** Null for all there are and will be. */
  readonly eventTypes: readonly string[] | null;
  readonly encryptedSecret: string;
  /** The secret before, which signs as well until then. */
  readonly encryptedPrevious: string | null;
  readonly previousUntil: string | null;
  readonly isActive: boolean;
  readonly disabledWhy: DisabledWhy | null;
  readonly disabledAt: string | null;
  /** When the first attempt since the last success failed. */
  readonly failingSince: string | null;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const DELIVERY_STATES = ['pending', 'delivered', 'failed', 'skipped'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** The result of the last attempt of a delivery. */
export interface DeliveryResult {
  readonly responseStatus: number | null;
  /** The beginning of what the receiver answered. */
  readonly responseBody: string | null;
  readonly durationMs: number | null;
  /** Why it failed, in our words. */
  readonly error: string | null;
}

/** One event for one endpoint: `pending` will be tried; `skipped` was not, because the endpoint was disabled. */
export interface Delivery extends DeliveryResult {
  readonly id: string;
  readonly endpointId: string;
  readonly eventType: string;
  /** JSON, the same bytes in every attempt. */
  readonly payload: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly attemptedAt: string | null;
  readonly nextAttemptAt: string | null;
  readonly createdAt: string;
}

export const wants = ({ eventTypes }: Pick<Endpoint, 'eventTypes'>, type: string): boolean =>
  eventTypes === null || eventTypes.includes(type);
