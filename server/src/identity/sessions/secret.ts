import { createHash, createHmac, randomBytes } from 'node:crypto';

/** Secrets handed out once and kept only as hashes: refresh tokens, one-use codes, invitations. */

/** @returns 256 random bits as 43 characters of base64url */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** SHA-256 is enough here: there is nothing to guess in 256 random bits. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** @returns 256 random bits that turn a secret into its successor */
export const newSeed = (): Buffer => randomBytes(32);

/** The successor of a secret: only someone who has both the secret and the seed can compute it. */
export const successorOf = (secret: string, seed: Buffer): string =>
  createHmac('sha256', secret).update(seed).digest('base64url');
