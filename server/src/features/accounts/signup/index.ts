/**
 * Signing a company up: one call makes account, tenant, storage and owner, and survives a crash at any
 * step. Owns no table. Depends on identity, people and mail.
 */
export { signUpFeature } from './feature.ts';
export {
  type NewWorkspace,
  type SignUpDeps,
  openWorkspace,
  resumeSignUps,
} from './open-workspace.ts';
