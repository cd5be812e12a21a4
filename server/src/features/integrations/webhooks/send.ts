import { toPlain } from '#kernel/text.ts';
import type { Clock } from '#kernel/time.ts';
import { type Outbound, OutboundError } from '#platform/outbound/index.ts';
import type { SecretCipher } from '#tenancy/secrets/index.ts';
import {
  type DeliveryResult,
  type Delivery,
  EXCERPT_BYTES,
  type Endpoint,
  RECEIVER_TIMEOUT_MS,
} from './model.ts';
import { messageIdOf } from './payload.ts';
import { signed, signingSecrets } from './secrets.ts';

export interface SendDeps {
  readonly outbound: Outbound;
  readonly cipher: SecretCipher;
  readonly clock: Clock;
  /** How long a receiver may take. */
  readonly timeoutMs?: number;
}

/** Tells an endpoint once. @returns what came of it; throws only when `signal` is aborted */
export async function sendOnce(
  { outbound, cipher, clock, timeoutMs = RECEIVER_TIMEOUT_MS }: SendDeps,
  tenantId: string,
  endpoint: Endpoint,
  { id, payload }: Pick<Delivery, 'id' | 'payload'>,
  signal?: AbortSignal,
): Promise<DeliveryResult & { isTimeout: boolean }> {
  const now = clock.now();
  const secrets = signingSecrets(cipher, tenantId, endpoint, now);
  const nothing = { responseStatus: null, responseBody: null, durationMs: null, isTimeout: false };
  if (secrets.length === 0)
    return { ...nothing, error: 'Its secret can no longer be read here; rotate it.' };
  const began = performance.now();
  try {
    const { status, body, durationMs } = await outbound.send({
      method: 'POST',
      url: endpoint.url,
      headers: {
        'content-type': 'application/json',
        ...signed(messageIdOf(id), payload, secrets, now),
      },
      body: payload,
      reads: 'excerpt',
      maxBytes: EXCERPT_BYTES,
      timeoutMs,
      ...(signal && { signal }),
    });
    const isGood = status >= 200 && status < 300;
    return {
      responseStatus: status,
      responseBody: legible(body),
      durationMs,
      error: isGood ? null : `It answered ${status}.`,
      isTimeout: false,
    };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    return {
      ...nothing,
      durationMs: Math.round(performance.now() - began),
      error: error.message,
      isTimeout: error.reason === 'timeout',
    };
  }
}

const legible = (body: Buffer): string => toPlain(body.toString('utf8'));
