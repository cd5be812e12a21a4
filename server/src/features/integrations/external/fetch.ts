import { type Outbound, OutboundError } from '#platform/outbound/index.ts';
import type { SecretCipher } from '#tenancy/secrets/index.ts';
import { parseTasks } from './parse.ts';
import { decryptHeaders } from './headers.ts';
import {
  type ExternalSource,
  type ParsedTasks,
  MAX_ANSWER_BYTES,
  SOURCE_TIMEOUT_MS,
  SourceFailure,
} from './model.ts';

/** Fetches the tasks of a tenant's source, now. */
export type FetchSource = (
  tenantId: string,
  source: ExternalSource,
) => Promise<ParsedTasks & { status: number }>;

/** Fetching throws SourceFailure, whatever goes wrong out there. */
export const sourceFetcher =
  (outbound: Outbound, cipher: SecretCipher, timeoutMs: number = SOURCE_TIMEOUT_MS): FetchSource =>
  async (tenantId, source) => {
    const credentials = decryptHeaders(cipher, tenantId, source);
    if (!credentials)
      throw new SourceFailure('Its headers can no longer be read here; enter them again.');
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
      return { ...parseTasks(body.toString('utf8'), source), status };
    } catch (error) {
      if (!(error instanceof SourceFailure)) throw error;
      throw new SourceFailure(error.message, { status });
    }
  };
