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
  description: 'The name in the workspace’s address: a-z, 0-9 and hyphen',
});
const PlanCode = Type.String({
  minLength: 1,
  maxLength: 40,
  description: 'Default: the smallest open plan; GET /plans lists the open plans',
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
  description: 'The token in the fragment of the mailed link',
});

export const SignUpPreviewBody = object({ token: Token });
export const SignUpPreview = object(
  {
    email: Type.String(),
    fullName: Type.String(),
    tenant: object(
      { slug: Type.String(), name: Type.String() },
      { description: 'The workspace that is created, or joined by invitation' },
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
      description: 'The password chosen at sign-up',
    }),
    slug: Type.Optional({
      ...Slug,
      description: 'A different slug, if the one chosen at sign-up is taken by now',
    }),
  },
  { title: 'SignUpConfirmation' },
);
