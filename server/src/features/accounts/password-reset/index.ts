/**
 * A new password for someone who forgot theirs: a link goes by mail to the address of the account, and the person who
 * brings its secret back chooses another. No one who asks learns whether an address has an account. Owns
 * `control.password_reset` through identity. Depends on identity and mail.
 */
export { passwordResetFeature } from './feature.ts';
