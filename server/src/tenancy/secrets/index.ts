/** Encryption of tenants' secrets, so that only this deployment can read them. */
export { SecretCipher, type SecretContext } from './secret-cipher.ts';
