import Type from 'typebox';
import { Timestamp, object } from '#platform/http/index.ts';
import { Email, NewPassword, Tokens, User } from '#identity/index.ts';

/** Wire shapes of forgotten passwords. */

export const AskBody = object({ email: Email }, { title: 'PasswordResetRequest' });
/** Reveals nothing about the account. */
export const AskAnswer = object(
  {
    expiresInMinutes: Type.Integer({
      description: 'How long the link is valid, if one was sent',
    }),
  },
  { title: 'PasswordResetAsked' },
);

const Token = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'The token in the fragment of the mailed link',
});

export const PreviewBody = object({ token: Token });
export const ResetPreview = object(
  { email: Type.String(), expiresAt: Timestamp },
  { title: 'PasswordResetPreview' },
);

export const RedeemBody = object(
  { token: Token, password: NewPassword },
  { title: 'PasswordReset' },
);
export const RedeemAnswer = object({ user: User, ...Tokens }, { title: 'PasswordResetDone' });
