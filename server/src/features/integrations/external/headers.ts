import { invalid } from '#kernel/errors.ts';
import type { Headers } from '#platform/outbound/index.ts';
import type { Sealer } from '#tenancy/sealing/index.ts';
import type { ExternalSource } from './model.ts';

/** Names of a header field (RFC 9110, token). */
export const HEADER_NAME_PATTERN = "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$";
/** Visible characters, blanks between them. */
export const HEADER_VALUE_PATTERN = String.raw`^[\u0021-\u007e](?:[\u0020-\u007e\t]*[\u0021-\u007e])?$`;

/** What the way out, and nobody else, decides about a message. */
const OURS =
  /^(host|connection|keep-alive|content-length|transfer-encoding|te|trailer|upgrade|expect|accept-encoding|user-agent|proxy-.*)$/i;

/** @throws AppError `invalid` naming the header that cannot be chosen */
export function checkHeaders(headers: Headers): void {
  const names = Object.keys(headers);
  const ours = names.find((name) => OURS.test(name));
  if (ours !== undefined)
    throw invalid({ path: `headers.${ours}`, message: 'is set by this server' });
  const twice = names.find((name, i) =>
    names.some((other, j) => j < i && other.toLowerCase() === name.toLowerCase()),
  );
  if (twice !== undefined)
    throw invalid({ path: `headers.${twice}`, message: 'is given twice; case does not count' });
}

const sealedFor = (tenantId: string, sourceId: string) => ({
  tenantId,
  purpose: `external_source/${sourceId}/headers`,
});

export const sealHeaders = (
  sealer: Sealer,
  tenantId: string,
  sourceId: string,
  headers: Headers,
): Pick<ExternalSource, 'sealedHeaders' | 'headerNames'> => ({
  sealedHeaders:
    Object.keys(headers).length === 0
      ? null
      : sealer.seal(sealedFor(tenantId, sourceId), JSON.stringify(headers)),
  headerNames: Object.keys(headers),
});

/** @returns undefined when they came from another workspace or deployment and cannot be read here */
export function openHeaders(
  sealer: Sealer,
  tenantId: string,
  { id, sealedHeaders }: Pick<ExternalSource, 'id' | 'sealedHeaders'>,
): Headers | undefined {
  if (sealedHeaders === null) return {};
  const opened = sealer.open(sealedFor(tenantId, id), sealedHeaders);
  return opened === undefined ? undefined : (JSON.parse(opened) as Headers);
}
