import { sha256 } from './sha256.ts';

/** Random secrets of this page, and what may be shown of them (RFC 7636). */

/** @returns 256 random bits as 43 characters of base64url */
export const randomToken = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(32)));

/** What may be shown of a verifier: nobody finds the verifier from it. */
export const challengeOf = (verifier: string): string => toBase64Url(sha256(verifier));

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
