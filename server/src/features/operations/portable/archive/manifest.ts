import Type, { type Static } from 'typebox';
import { isDate } from '#kernel/dates.ts';
import type { FieldProblem } from '#kernel/errors.ts';
import { isTimeZone } from '#kernel/time-zone.ts';
import { nullable, object, oneOf } from '#platform/http/index.ts';
import { Email, FullName, ROLES, Username, profileProblems } from '#identity/index.ts';
import { SLUG_PATTERN } from '#tenancy/index.ts';
import { TenantName } from '#features/foundation/people/index.ts';

/** What an exported workspace consists of; docs/portable.md describes it for people. */

export const FORMAT = 'taskforce-workspace';
/** Rises when a file can no longer be read the way this version reads it. */
export const FORMAT_VERSION = 1;

export const MANIFEST = 'manifest.json';
export const MEMBERS = 'members.json';
export const DOMAINS = 'domains.json';
export const tableFile = (name: string): string => `tables/${name}.ndjson`;

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Time = Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$` });
const Count = Type.Integer({ minimum: 0 });
const Named = Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' });

const File = Type.String({ maxLength: 200, pattern: '^[a-z_./-]+$' });
/** A short name of ours. */
const Word = Type.String({ minLength: 1, maxLength: 100, pattern: '^[!-~]+$' });

const List = object({ file: File, count: Count, sha256: Sha256 });

const TableEntry = object({
  name: Named,
  file: File,
  rows: Count,
  sha256: Sha256,
  columns: Type.Array(Named, { minItems: 1, maxItems: 1000, uniqueItems: true }),
  /** As tenancy/transfer/digest.ts defines it. */
  checksum: Type.String({ pattern: String.raw`^\d{1,40}$` }),
});
export type TableEntry = Static<typeof TableEntry>;

export const Manifest = object({
  format: Type.Literal(FORMAT),
  formatVersion: Type.Integer({ minimum: 1 }),
  product: object({ version: Word }),
  /** The steps that built the tables, in order. */
  schema: Type.Array(object({ step: Word, checksum: Sha256 }), { maxItems: 10_000 }),
  createdAt: Time,
  tenant: object({
    slug: Type.String({ pattern: SLUG_PATTERN }),
    name: TenantName,
    plan: Word,
    createdAt: Time,
    settings: Type.Optional(
      object({
        timeZone: Type.String({ minLength: 1, maxLength: 64 }),
        retentionDays: Type.Integer({ minimum: 7, maximum: 3650 }),
        retainCompleted: Type.Boolean(),
      }),
    ),
  }),
  tables: Type.Array(TableEntry, { maxItems: 1000 }),
  members: List,
  domains: List,
});
export type Manifest = Static<typeof Manifest>;

export const MemberEntry = object({
  id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
  email: Email,
  username: Username,
  fullName: FullName,
  locale: Type.String({ minLength: 2, maxLength: 35 }),
  timeZone: Type.String({ minLength: 1, maxLength: 64 }),
  role: oneOf(ROLES),
  department: nullable(FullName),
  title: nullable(FullName),
  active: Type.Boolean(),
  joinedAt: Time,
});
export const Members = Type.Array(MemberEntry);

export const Domains = Type.Array(
  object({
    host: Type.String({ maxLength: 253, pattern: '^[a-z0-9-]+(\\.[a-z0-9-]+)+$' }),
    primary: Type.Boolean(),
    verified: Type.Boolean(),
  }),
);
export type DomainEntry = Static<typeof Domains>[number];

/** What no schema says of the manifest. */
export const manifestProblems = ({ createdAt, tenant }: Manifest): FieldProblem[] => [
  ...timeProblem('createdAt', createdAt),
  ...timeProblem('tenant.createdAt', tenant.createdAt),
  ...(tenant.settings && !isTimeZone(tenant.settings.timeZone)
    ? [{ path: 'tenant.settings.timeZone', message: 'must be an IANA time zone' }]
    : []),
];

/** What no schema says of the people; each is named by their place in the list. */
export const memberProblems = (members: Static<typeof Members>): FieldProblem[] =>
  members.flatMap(({ locale, timeZone, joinedAt }, i) =>
    [...profileProblems({ locale, timeZone }), ...timeProblem('joinedAt', joinedAt)].map(
      ({ path, message }) => ({ path: `${i}.${path}`, message }),
    ),
  );

const timeProblem = (path: string, time: string): FieldProblem[] =>
  isDate(time.slice(0, 10)) && !Number.isNaN(Date.parse(time))
    ? []
    : [{ path, message: 'must be a time that exists' }];
