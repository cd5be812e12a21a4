import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const [NONCE, TAG] = [12, 16];

/**
 * Where a value lies in Redis and how it is encrypted there, both from the path to it: who reads Redis learns
 * nothing, and what is changed there, or put in the place of another tenant's, does not open.
 */
export interface EntryKey {
  readonly name: string;
  readonly key: Buffer;
}

/** @param secret 32 bytes; @param path every part of what names the value */
export function entryKeyOf(secret: Buffer, path: readonly string[]): EntryKey {
  const digest = createHmac('sha512', secret).update(JSON.stringify(path)).digest();
  return { name: digest.subarray(0, 24).toString('base64url'), key: digest.subarray(32) };
}

/** AES-256-GCM under a key that serves this place alone. */
export function encrypt(text: string, { key }: EntryKey): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), encrypted]);
}

/** @returns undefined for what was not encrypted for this place */
export function decrypt(encrypted: Buffer, { key }: EntryKey): string | undefined {
  if (encrypted.length < NONCE + TAG) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(0, NONCE), {
    authTagLength: TAG,
  });
  decipher.setAuthTag(encrypted.subarray(NONCE, NONCE + TAG));
  try {
    const text = decipher.update(encrypted.subarray(NONCE + TAG));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
