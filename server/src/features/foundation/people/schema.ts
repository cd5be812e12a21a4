import Type, { type Static } from 'typebox';
import { Timestamp, Uuid, nullable, object, oneOf, pageQuery } from '#platform/http/index.ts';
import {
  Email,
  FullName,
  NewPassword,
  ROLES,
  type Role,
  type TenantRight,
  Tokens,
  User,
  Username,
} from '#identity/index.ts';

/** Wire shapes of a tenant and its people. */

const TENANT_STATES = [
  'provisioning',
  'active',
  'read_only',
  'suspended',
  'maintenance',
  'pending_delete',
  'erased',
] as const;

/** Companies, departments and job titles are named by the rules that people are. */
export const TenantName = FullName;

const tenantBasics = {
  id: Uuid,
  slug: Type.String(),
  name: Type.String(),
  plan: Type.String(),
  state: oneOf(TENANT_STATES),
  url: Type.String({ description: 'The address of the workspace' }),
};

/** A tenant in the answer to signing up or joining. */
export const TenantSummary = object(tenantBasics, { title: 'TenantSummary' });

/** A right that the workspace's `can` names. */
export type ShownRight = TenantRight & { readonly can: string };

/** @param rights those that `can` names, whichever feature declares them */
export const tenantView = (rights: readonly ShownRight[]) =>
  object(
    {
      ...tenantBasics,
      stateReason: nullable(
        Type.String({ description: 'The reason for the state, shown to members' }),
      ),
      isolation: oneOf(['shared', 'schema', 'dedicated']),
      timeZone: Type.String({
        description: 'The time zone that determines its day, such as Europe/Berlin',
      }),
      retentionDays: Type.Integer({ description: 'How many days the trash is kept' }),
      retainCompleted: Type.Boolean({
        description:
          'true keeps completed tasks forever; false moves them to the trash after retentionDays',
      }),
      version: Type.Integer(),
      createdAt: Timestamp,
      can: Type.Object(Object.fromEntries(rights.map(({ can }) => [can, Type.Boolean()])), {
        additionalProperties: false,
      }),
    },
    { title: 'Tenant' },
  );
export type TenantView = Static<ReturnType<typeof tenantView>>;
export const TenantPatch = object(
  {
    name: Type.Optional(TenantName),
    timeZone: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 64,
        description: 'An IANA time zone, such as Europe/Berlin',
      }),
    ),
    retentionDays: Type.Optional(Type.Integer({ minimum: 7, maximum: 3650 })),
    retainCompleted: Type.Optional(Type.Boolean()),
  },
  { title: 'TenantPatch', minProperties: 1 },
);
export type TenantPatch = Static<typeof TenantPatch>;

export const RoleName = oneOf(ROLES);
const INVITED_ROLES = ['admin', 'manager', 'member', 'viewer'] as const satisfies readonly Role[];
const InvitedRole = oneOf(INVITED_ROLES);

export const MemberView = object(
  {
    userId: Uuid,
    name: Type.String(),
    email: Type.String(),
    username: Type.String(),
    role: RoleName,
    department: nullable(Type.String()),
    title: nullable(Type.String()),
    active: Type.Boolean(),
    joinedAt: Timestamp,
    can: object({ changeRole: Type.Boolean(), remove: Type.Boolean() }),
  },
  { title: 'Member' },
);
export type MemberView = Static<typeof MemberView>;

const Detail = nullable(FullName);
export const MemberPatch = object(
  {
    role: Type.Optional(RoleName),
    department: Type.Optional(Detail),
    title: Type.Optional(Detail),
    active: Type.Optional(
      Type.Boolean({ description: 'false revokes access and keeps the person' }),
    ),
  },
  { title: 'MemberPatch' },
);
export const MemberParams = object({ userId: Uuid });

const search = Type.Optional(
  Type.String({ minLength: 1, maxLength: 100, description: 'Part of a name or address' }),
);
export const MembersQuery = object({ ...pageQuery, q: search });

export const InvitationView = object(
  {
    id: Uuid,
    email: Type.String(),
    role: InvitedRole,
    expiresAt: Timestamp,
    createdAt: Timestamp,
    valid: Type.Boolean({
      description:
        'false if its sender can no longer invite: the link does not work until the address is invited again',
    }),
    mail: oneOf(['waiting', 'sent', 'failed', 'unknown'], {
      description:
        'sent: a mail server accepted the mail. failed: it will not be sent. unknown: the record has expired',
    }),
    url: Type.Optional(
      Type.String({ description: 'A link for you to share; shown once, when it is created' }),
    ),
  },
  { title: 'Invitation' },
);
export const NewInvitation = object(
  { email: Email, role: InvitedRole },
  { title: 'NewInvitation' },
);
export const InvitationLink = object({ url: Type.String() }, { title: 'InvitationLink' });
export const InvitationParams = object({ id: Uuid });
export const InvitationsQuery = object({ limit: pageQuery.limit, cursor: pageQuery.cursor });

const InvitationToken = Type.String({ minLength: 1, maxLength: 200 });
export const PreviewBody = object({ token: InvitationToken });
export const InvitationPreview = object(
  {
    tenant: object({ slug: Type.String(), name: Type.String() }),
    email: Type.String(),
    role: InvitedRole,
    expiresAt: Timestamp,
    accountExists: nullable(
      Type.Boolean({
        description:
          'Whether an account exists, so that the person signs in instead of choosing a password; null for a link that did not come by mail',
      }),
    ),
  },
  { title: 'InvitationPreview' },
);

export const AcceptBody = object({
  token: InvitationToken,
  fullName: Type.Optional(FullName),
  username: Type.Optional(Username),
  password: Type.Optional(NewPassword),
});
const { accessToken, expiresIn, tokenType, refreshToken } = Tokens;
export const AcceptAnswer = object(
  {
    tenant: TenantSummary,
    user: User,
    membership: object({ role: RoleName }),
    accessToken: Type.Optional(accessToken),
    refreshToken,
    expiresIn: Type.Optional(expiresIn),
    tokenType: Type.Optional(tokenType),
  },
  { title: 'Joined', description: 'Without tokens if a signed-in account accepted' },
);

export const PersonView = object(
  { id: Uuid, name: Type.String(), kind: oneOf(['member', 'external']), active: Type.Boolean() },
  { title: 'Person' },
);
export const PeopleQuery = object({
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1000, description: '1 to 1000; default 1000' }),
  ),
  cursor: pageQuery.cursor,
  q: search,
});

/** Someone named in another resource. */
export const Reference = object({ id: Uuid, name: Type.String() }, { title: 'Reference' });
export type Reference = Static<typeof Reference>;
