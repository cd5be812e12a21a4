/** Secrets of tenants, kept in their rows so that only this deployment can read them. */
export { SecretCipher, type SecretContext } from './secret-cipher.ts';
