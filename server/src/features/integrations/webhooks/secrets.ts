import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { SecretCipher } from '#tenancy/secrets/index.ts';
import type { Endpoint } from './model.ts';

/** In the form of the Standard Webhooks specification: 24 to 64 bytes behind `whsec_`. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

const secretContext = (tenantId: string, endpointId: string) => ({
  tenantId,
  purpose: `webhook_endpoint/${endpointId}/secret`,
});

export const encryptSecret = (
  cipher: SecretCipher,
  tenantId: string,
  endpointId: string,
  secret: string,
): string => cipher.encrypt(secretContext(tenantId, endpointId), secret);

/** @returns undefined when it came from another workspace or deployment and cannot be read here */
export const decryptSecret = (
  cipher: SecretCipher,
  tenantId: string,
  { id, encryptedSecret }: Pick<Endpoint, 'id' | 'encryptedSecret'>,
): string | undefined => cipher.decrypt(secretContext(tenantId, id), encryptedSecret);

/**
 * The secrets that sign at a moment: the one in force, and the one before it while both count.
 * @returns none when the one in force cannot be read here
 */
export function signingSecrets(
  cipher: SecretCipher,
  tenantId: string,
  endpoint: Endpoint,
  now: Date,
): string[] {
  const current = decryptSecret(cipher, tenantId, endpoint);
  if (current === undefined) return [];
  const { id, encryptedPrevious, previousUntil } = endpoint;
  const counts = previousUntil !== null && Date.parse(previousUntil) > now.getTime();
  const previous =
    counts && encryptedPrevious !== null
      ? decryptSecret(cipher, tenantId, { id, encryptedSecret: encryptedPrevious })
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
