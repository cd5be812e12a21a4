/** Secrets of tenants, kept in their rows so that only this deployment can read them. */
export { Sealer, type SealedFor } from './sealer.ts';
