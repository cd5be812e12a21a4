import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Sealer } from '#tenancy/sealing/index.ts';
import type { Endpoint } from './model.ts';

/** In the form of the Standard Webhooks specification: 24 to 64 bytes behind `whsec_`. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

const sealedFor = (tenantId: string, endpointId: string) => ({
  tenantId,
  purpose: `webhook_endpoint/${endpointId}/secret`,
});

export const sealSecret = (
  sealer: Sealer,
  tenantId: string,
  endpointId: string,
  secret: string,
): string => sealer.seal(sealedFor(tenantId, endpointId), secret);

/** @returns undefined when it came from another workspace or deployment and cannot be read here */
export const openSecret = (
  sealer: Sealer,
  tenantId: string,
  { id, sealedSecret }: Pick<Endpoint, 'id' | 'sealedSecret'>,
): string | undefined => sealer.open(sealedFor(tenantId, id), sealedSecret);

/**
 * The secrets that sign at a moment: the one in force, and the one before it while both count.
 * @returns none when the one in force cannot be read here
 */
export function signingSecrets(
  sealer: Sealer,
  tenantId: string,
  endpoint: Endpoint,
  now: Date,
): string[] {
  const current = openSecret(sealer, tenantId, endpoint);
  if (current === undefined) return [];
  const { id, sealedPrevious, previousUntil } = endpoint;
  const counts = previousUntil !== null && Date.parse(previousUntil) > now.getTime();
  const previous =
    counts && sealedPrevious !== null
      ? openSecret(sealer, tenantId, { id, sealedSecret: sealedPrevious })
      : undefined;
  return previous === undefined ? [current] : [current, previous];
}

/** The headers by which a receiver knows who sends (Standard Webhooks): a signature for each secret. */
export const signed = (
  messageId: string,
  payload: string,
  secrets: readonly string[],
  now: Date,
): Record<string, string> => ({
  'webhook-id': messageId,
  'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
  'webhook-signature': secrets
    .map((secret) => new Webhook(secret).sign(messageId, now, payload))
    .join(' '),
});
