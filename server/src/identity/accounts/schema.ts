import Type from 'typebox';
import { Timestamp, Uuid, nullable, object, oneOf } from '#platform/http/index.ts';
import { type Account, EMAIL_PATTERN, NAME_PATTERN, USERNAME_PATTERN } from './account.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from './password-policy.ts';

/** Wire shapes of accounts, shared by sign-up, login, invitations and the profile. */

export const Email = Type.String({
  maxLength: 254,
  pattern: EMAIL_PATTERN,
  description: 'An e-mail address, such as anna@example.com',
});
export const FullName = Type.String({
  minLength: 1,
  maxLength: 120,
  pattern: NAME_PATTERN,
  description: 'At least one visible character; no control characters',
});
export const Username = Type.String({
  minLength: 2,
  maxLength: 40,
  pattern: USERNAME_PATTERN,
  description: 'Letters, digits, dot, hyphen and underscore; unique, ignoring case',
});
export const NewPassword = Type.String({
  minLength: PASSWORD_MIN,
  maxLength: PASSWORD_MAX,
  description: 'At least the minimum length; must not be the name, user name or e-mail address',
});

/** The answer where an address is confirmed by mail first: the same for every address. */
export const ConfirmationSent = object(
  { status: oneOf(['confirmation_sent']), email: Type.String() },
  {
    title: 'ConfirmationSent',
    description:
      'If addresses are confirmed by mail; the same response whether or not an account exists',
  },
);

export const User = object(
  {
    id: Uuid,
    email: Type.String(),
    username: Type.String(),
    fullName: Type.String(),
    locale: Type.String({ description: 'A language tag, such as en' }),
    timeZone: Type.String({ description: 'An IANA time zone, such as UTC' }),
    createdAt: Timestamp,
    lastLoginAt: nullable(Timestamp),
    emailVerified: Type.Boolean({
      description:
        'Whether the address is verified: a link mailed to it was used, for an invitation or a password reset',
    }),
  },
  { title: 'User', description: 'An account: one login for all workspaces of a person' },
);
export type UserView = Type.Static<typeof User>;

export const toUserView = (account: Account): UserView => ({
  id: account.id,
  email: account.email,
  username: account.username,
  fullName: account.fullName,
  locale: account.locale,
  timeZone: account.timeZone,
  createdAt: account.createdAt,
  lastLoginAt: account.lastLoginAt,
  emailVerified: account.emailVerifiedAt !== null,
});
