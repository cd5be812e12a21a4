/**
 * Sign-up: creates account, tenant, storage and owner, at once or after the address was confirmed by mail
 * (`confirmation/`), and survives a crash at any step. Owns `control.sign_up` through identity. Depends on identity,
 * people and mail.
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
