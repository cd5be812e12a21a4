import { type Outbound, OutboundError } from '#platform/outbound/index.ts';
import type { SecretCipher } from '#tenancy/secrets/index.ts';
import { harvest } from './harvest.ts';
import { decryptHeaders } from './headers.ts';
import {
  type ExternalSource,
  type Harvest,
  MAX_ANSWER_BYTES,
  SOURCE_TIMEOUT_MS,
  SourceFailure,
} from './model.ts';

/** Asks a source of a tenant for its tasks, now. */
export type Ask = (
  tenantId: string,
  source: ExternalSource,
) => Promise<Harvest & { status: number }>;

/** The asking throws SourceFailure, whatever goes wrong out there. */
export const askBy =
  (outbound: Outbound, cipher: SecretCipher, timeoutMs: number = SOURCE_TIMEOUT_MS): Ask =>
  async (tenantId, source) => {
    const credentials = decryptHeaders(cipher, tenantId, source);
    if (!credentials)
      throw new SourceFailure('Its headers cannot be read here any more; give them again.');
    const { status, body } = await outbound
      .send({
        url: source.url,
        headers: { accept: 'application/json' },
        credentials,
        reads: 'whole',
        maxBytes: MAX_ANSWER_BYTES,
        timeoutMs,
        maxRedirects: 3,
      })
      .catch((error: unknown) => {
        if (!(error instanceof OutboundError)) throw error;
        throw new SourceFailure(error.message, { isTimeout: error.reason === 'timeout' });
      });
    if (status < 200 || status > 299) throw new SourceFailure(`It answered ${status}.`, { status });
    try {
      return { ...harvest(body.toString('utf8'), source), status };
    } catch (error) {
      if (!(error instanceof SourceFailure)) throw error;
      throw new SourceFailure(error.message, { status });
    }
  };
