import { AppError, invalid, notFound } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { iso } from '#kernel/time.ts';
import { requireVersion } from '#kernel/version.ts';
import { type Outbound, OutboundError } from '#platform/outbound/index.ts';
import type { EventType } from '#messaging/events/index.ts';
import { lockQuota } from '#tenancy/quota/index.ts';
import { type Entitled, requireQuota } from '#tenancy/registry/index.ts';
import type { SecretCipher } from '#tenancy/secrets/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import { type Actor, authorize } from '#identity/index.ts';
import { webhookLimits } from './limits.ts';
import { announceDisabled } from './events.ts';
import { type Endpoint, MAX_ENDPOINTS, OVERLAP_MS } from './model.ts';
import type { EndpointPatch, NewEndpoint } from './schema.ts';
import { newSecret, decryptSecret, encryptSecret } from './secrets.ts';
import {
  countEndpoints,
  insertEndpoint,
  lockEndpoint,
  removeEndpoint,
  saveEndpoint,
} from './store/endpoints.ts';
import { webhookRights } from './rights.ts';

export interface EndpointDeps {
  readonly outbound: Outbound;
  readonly cipher: SecretCipher;
  /** Every kind of event that may leave the product. */
  readonly eventTypes: () => readonly EventType[];
}

/** @throws AppError `forbidden`, `invalid`, `plan_limit`; `conflict` when there are too many for any plan */
export async function createEndpoint(
  deps: EndpointDeps,
  tx: TxScope,
  actor: Actor,
  tenant: Entitled,
  input: NewEndpoint,
): Promise<Endpoint> {
  authorize(actor, webhookRights.manage);
  const id = newId();
  const endpoint: Endpoint = {
    id,
    url: addressOf(deps.outbound, input.url),
    description: input.description ?? '',
    eventTypes: knownTypes(deps, input.eventTypes ?? null),
    encryptedSecret: encryptSecret(deps.cipher, tx.tenantId, id, newSecret()),
    encryptedPrevious: null,
    previousUntil: null,
    isActive: true,
    disabledWhy: null,
    disabledAt: null,
    failingSince: null,
    version: 1,
    createdAt: tx.now,
    updatedAt: tx.now,
  };
  await lockQuota(tx, webhookLimits.webhooks.name);
  const usage = await countEndpoints(tx);
  requireQuota(tenant, webhookLimits.webhooks, usage);
  if (usage >= MAX_ENDPOINTS)
    throw new AppError('conflict', `A workspace can have at most ${MAX_ENDPOINTS} webhooks.`);
  insertEndpoint(tx, endpoint);
  return endpoint;
}

/** @throws AppError `forbidden`, `not_found`, `version_mismatch`, `invalid` */
export async function changeEndpoint(
  deps: EndpointDeps,
  tx: TxScope,
  actor: Actor,
  id: string,
  patch: EndpointPatch,
  ifMatch: number | undefined,
): Promise<Endpoint> {
  const before = await held(tx, actor, id, ifMatch);
  const after: Endpoint = {
    ...before,
    ...(patch.url !== undefined && { url: addressOf(deps.outbound, patch.url) }),
    ...(patch.description !== undefined && { description: patch.description }),
    ...(patch.eventTypes !== undefined && { eventTypes: knownTypes(deps, patch.eventTypes) }),
    ...(patch.state === 'active' && !before.isActive && ENABLED),
    ...(patch.state === 'disabled' &&
      before.isActive && { isActive: false, disabledWhy: 'by_hand', disabledAt: tx.now }),
    version: before.version + 1,
    updatedAt: tx.now,
  };
  saveEndpoint(tx, before, after);
  if (before.isActive && !after.isActive) announceDisabled(tx, after, actor.userId);
  return after;
}

/** An endpoint to which someone gives another chance begins again. */
const ENABLED = {
  isActive: true,
  disabledWhy: null,
  disabledAt: null,
  failingSince: null,
} as const;

/**
 * Gives an endpoint another secret; the one before signs as well for a day, so that its receiver can
 * change over without missing anything.
 * @throws AppError `forbidden`, `not_found`, `version_mismatch`
 */
export async function rotateSecret(
  { cipher }: EndpointDeps,
  tx: TxScope,
  actor: Actor,
  id: string,
  ifMatch: number | undefined,
): Promise<Endpoint> {
  const before = await held(tx, actor, id, ifMatch);
  // One that cannot be read here signs nothing, so there is nothing to change over from.
  const isReadable = decryptSecret(cipher, tx.tenantId, before) !== undefined;
  const until = iso(new Date(Date.parse(tx.now) + OVERLAP_MS));
  const after: Endpoint = {
    ...before,
    encryptedSecret: encryptSecret(cipher, tx.tenantId, id, newSecret()),
    encryptedPrevious: isReadable ? before.encryptedSecret : null,
    previousUntil: isReadable ? until : null,
    version: before.version + 1,
    updatedAt: tx.now,
  };
  saveEndpoint(tx, before, after);
  return after;
}

/** @throws AppError `forbidden`, `not_found`, `version_mismatch` */
export async function deleteEndpoint(
  tx: TxScope,
  actor: Actor,
  id: string,
  ifMatch: number | undefined,
): Promise<void> {
  await held(tx, actor, id, ifMatch);
  removeEndpoint(tx, id);
}

async function held(
  tx: TxScope,
  actor: Actor,
  id: string,
  ifMatch: number | undefined,
): Promise<Endpoint> {
  authorize(actor, webhookRights.manage);
  const endpoint = await lockEndpoint(tx, id);
  if (!endpoint) throw notFound('webhook');
  requireVersion(endpoint.version, ifMatch);
  return endpoint;
}

/** @throws AppError `invalid` at path `url` */
function addressOf(outbound: Outbound, text: string): string {
  try {
    return outbound.checkUrl(text).href;
  } catch (error) {
    if (error instanceof OutboundError) throw invalid({ path: 'url', message: error.message });
    throw error;
  }
}

/** @throws AppError `invalid` at path `eventTypes` naming the one there is not */
function knownTypes(
  { eventTypes }: EndpointDeps,
  chosen: readonly string[] | null,
): readonly string[] | null {
  if (chosen === null) return null;
  const known = new Set(eventTypes().map(({ type }) => type));
  const unknown = chosen.find((type) => !known.has(type));
  if (unknown !== undefined)
    throw invalid({
      path: 'eventTypes',
      message: `there are no events "${unknown}"; /tenant/webhooks/event-types lists them`,
    });
  return [...new Set(chosen)];
}
