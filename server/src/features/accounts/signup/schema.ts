import Type from 'typebox';
import { Timestamp, object } from '#platform/http/index.ts';
import { SLUG_PATTERN } from '#tenancy/index.ts';
import { Email, FullName, NewPassword, Tokens, User, Username } from '#identity/index.ts';
import { RoleName, TenantName, TenantSummary } from '#features/foundation/people/index.ts';

/** Wire shapes of signing up. */

const Slug = Type.String({
  minLength: 3,
  maxLength: 40,
  pattern: SLUG_PATTERN,
  description: 'The name in the address: a-z, 0-9 and hyphen',
});
const PlanCode = Type.String({
  minLength: 1,
  maxLength: 40,
  description: 'The smallest open one unless given; GET /plans lists those that are open',
});

export const RegisterBody = object(
  {
    companyName: TenantName,
    slug: Slug,
    fullName: FullName,
    username: Type.Optional(Username),
    email: Email,
    password: NewPassword,
    plan: Type.Optional(PlanCode),
  },
  { title: 'SignUp' },
);

const membership = object({ role: RoleName });

export const RegisterAnswer = object(
  { tenant: TenantSummary, user: User, membership, ...Tokens },
  { title: 'SignedUp' },
);

export const NewWorkspaceBody = object(
  { companyName: TenantName, slug: Slug, plan: Type.Optional(PlanCode) },
  { title: 'NewWorkspace' },
);

export const NewWorkspaceAnswer = object(
  { tenant: TenantSummary, membership },
  { title: 'OpenedWorkspace' },
);

const Token = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'From the fragment of the mailed link',
});

export const SignUpPreviewBody = object({ token: Token });
export const SignUpPreview = object(
  {
    email: Type.String(),
    fullName: Type.String(),
    tenant: object(
      { slug: Type.String(), name: Type.String() },
      { description: 'The workspace that is opened, or joined by an invitation' },
    ),
    role: RoleName,
    expiresAt: Timestamp,
  },
  { title: 'SignUpPreview' },
);

export const ConfirmBody = object(
  {
    token: Token,
    password: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'The one that was chosen at the sign-up',
    }),
    slug: Type.Optional({
      ...Slug,
      description: 'Another one than at the sign-up, where that is taken by now',
    }),
  },
  { title: 'SignUpConfirmation' },
);
