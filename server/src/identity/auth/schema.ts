import Type from 'typebox';
import { Timestamp, Uuid, nullable, object, oneOf } from '#platform/http/index.ts';
import { User } from '../accounts/index.ts';

/** Wire shapes of signing in and out. */

const Secret = Type.String({ minLength: 1, maxLength: 200 });

export const Tokens = {
  accessToken: Type.String({ description: 'Send it as Authorization: Bearer' }),
  refreshToken: Type.Optional(
    Type.String({
      description:
        'Valid for one refresh. Absent if it is sent as a cookie (X-Refresh-Transport: cookie)',
    }),
  ),
  expiresIn: Type.Integer({ description: 'Seconds until the access token expires' }),
  tokenType: oneOf(['Bearer']),
};

export const SignInAnswer = object({ user: User, ...Tokens }, { title: 'SignIn' });
export const RefreshAnswer = object(Tokens, { title: 'Tokens' });

export const LoginBody = object({
  login: Type.String({ minLength: 1, maxLength: 254, description: 'E-mail address or user name' }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
});
/** Browsers send the token in a cookie, and `{}` or nothing at all. */
export const RefreshBody = nullable(object({ refreshToken: Type.Optional(Secret) }));

export const HandoffBody = object({
  host: Type.String({
    minLength: 1,
    maxLength: 253,
    description: 'The workspace’s host to sign in to, without scheme and port',
  }),
  challenge: Type.String({
    pattern: '^[A-Za-z0-9_-]{43}$',
    description: 'SHA-256 of the verifier, in base64url (RFC 7636, S256)',
  }),
  confirm: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 40,
      description: 'The slug of the workspace, once the person has agreed to sign in on this host',
    }),
  ),
});
export const HandoffAnswer = object({
  url: Type.String({ description: 'Open it within a minute; the code in its fragment works once' }),
});
export const RedeemBody = object({
  code: Secret,
  verifier: Type.String({
    pattern: '^[A-Za-z0-9._~-]{43,128}$',
    description: 'The verifier that the challenge was derived from',
  }),
  replace: Type.Optional(
    Type.Boolean({ description: 'Ends the session of another person in this browser' }),
  ),
});

export const TicketAnswer = object(
  {
    ticket: Type.String({ description: 'Pass it in the URL of the socket as `?ticket=`' }),
    expiresIn: Type.Integer({ description: 'Seconds' }),
  },
  { title: 'SocketTicket' },
);

export const SessionItem = object(
  {
    id: Uuid,
    current: Type.Boolean({ description: 'Whether this request uses this session' }),
    tenantId: nullable(Type.String({ description: 'The workspace that it is bound to' })),
    userAgent: nullable(Type.String()),
    address: nullable(Type.String()),
    createdAt: Timestamp,
    lastUsedAt: Timestamp,
    expiresAt: Timestamp,
  },
  { title: 'Session' },
);

export const SiteAnswer = object(
  {
    kind: oneOf(['base', 'tenant']),
    baseUrl: Type.String({ description: 'The base host' }),
    signUp: oneOf(['direct', 'confirmed'], {
      description:
        'direct: POST /register answers with tokens; confirmed: the address is confirmed by mail first',
    }),
    tenant: Type.Optional(object({ slug: Type.String(), name: Type.String() })),
  },
  { title: 'Site' },
);
export type SiteView = Type.Static<typeof SiteAnswer>;
