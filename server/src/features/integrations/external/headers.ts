import { invalid } from '#kernel/errors.ts';
import type { Headers } from '#platform/outbound/index.ts';
import type { SecretCipher } from '#tenancy/secrets/index.ts';
import type { ExternalSource } from './model.ts';

/** Names of a header field (RFC 9110, token). */
export const HEADER_NAME_PATTERN = "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$";
/** Visible characters, blanks between them. */
export const HEADER_VALUE_PATTERN = String.raw`^[\u0021-\u007e](?:[\u0020-\u007e\t]*[\u0021-\u007e])?$`;

/** What the way out, and no one else, decides about a message. */
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

const secretContext = (tenantId: string, sourceId: string) => ({
  tenantId,
  purpose: `external_source/${sourceId}/headers`,
});

export const encryptHeaders = (
  cipher: SecretCipher,
  tenantId: string,
  sourceId: string,
  headers: Headers,
): Pick<ExternalSource, 'encryptedHeaders' | 'headerNames'> => ({
  encryptedHeaders:
    Object.keys(headers).length === 0
      ? null
      : cipher.encrypt(secretContext(tenantId, sourceId), JSON.stringify(headers)),
  headerNames: Object.keys(headers),
});

/** @returns undefined when they came from another workspace or deployment and cannot be read here */
export function decryptHeaders(
  cipher: SecretCipher,
  tenantId: string,
  { id, encryptedHeaders }: Pick<ExternalSource, 'id' | 'encryptedHeaders'>,
): Headers | undefined {
  if (encryptedHeaders === null) return {};
  const decrypted = cipher.decrypt(secretContext(tenantId, id), encryptedHeaders);
  return decrypted === undefined ? undefined : (JSON.parse(decrypted) as Headers);
}
