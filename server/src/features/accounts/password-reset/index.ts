/**
 * Password reset: mails a link to the address of the account, and sets a new password with the secret of the link.
 * Responses never reveal whether an address has an account. Owns `control.password_reset` through identity. Depends on
 * identity and mail.
 */
export { passwordResetFeature } from './feature.ts';
