/**
 * Signing a company up: account, tenant, storage and owner come into being together, and survive a crash at any
 * step; at once, or once the address was confirmed by mail (`confirmation/`). Owns `control.sign_up` through identity.
 * Depends on identity, people and mail.
 */
export { Confirmations } from './confirmation/confirmations.ts';
export { signUpFeature } from './feature.ts';
export {
  type NewWorkspace,
  type SignUpDeps,
  openWorkspace,
  resumeSignUps,
} from './actions/open-workspace.ts';
export { SignUpThrottle } from './throttle.ts';
