/**
 * A new password for somebody who forgot theirs: a link goes by mail to the address of the account, and whoever
 * brings its secret back chooses another. Nobody who asks learns whether an address has an account. Owns
 * `control.password_reset` through identity. Depends on identity and mail.
 */
export { passwordResetFeature } from './feature.ts';
