import Type, { type Static } from 'typebox';
import { isTimeZone } from '#kernel/time-zone.ts';
import { nullable, object, oneOf } from '#platform/http/schema.ts';
import { EMAIL_PATTERN, NAME_PATTERN, ROLES, USERNAME_PATTERN } from '#identity/index.ts';

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

const List = object({ file: Type.String(), count: Count, sha256: Sha256 });

const TableEntry = object({
  name: Named,
  file: Type.String(),
  rows: Count,
  sha256: Sha256,
  columns: Type.Array(Type.String(), { minItems: 1, uniqueItems: true }),
  /** As tenancy/transfer/digest.ts defines it. */
  checksum: Type.String({ pattern: String.raw`^\d{1,40}$` }),
});
export type TableEntry = Static<typeof TableEntry>;

export const Manifest = object({
  format: Type.Literal(FORMAT),
  formatVersion: Type.Integer({ minimum: 1 }),
  product: object({ version: Type.String() }),
  /** The steps that built the tables, in order. */
  schema: Type.Array(object({ step: Type.String(), checksum: Sha256 })),
  createdAt: Time,
  tenant: object({
    slug: Type.String(),
    name: Type.String(),
    plan: Type.String(),
    createdAt: Time,
    settings: Type.Optional(
      object({
        timeZone: Type.Refine(Type.String({ maxLength: 64 }), isTimeZone),
        retentionDays: Type.Integer({ minimum: 7, maximum: 3650 }),
        retainCompleted: Type.Boolean(),
      }),
    ),
  }),
  tables: Type.Array(TableEntry),
  members: List,
  domains: List,
});
export type Manifest = Static<typeof Manifest>;

export const MemberEntry = object({
  id: Type.String({ format: 'uuid' }),
  email: Type.String({ pattern: EMAIL_PATTERN, maxLength: 254 }),
  username: Type.String({ pattern: USERNAME_PATTERN }),
  fullName: Type.String({ pattern: NAME_PATTERN, maxLength: 120 }),
  locale: Type.String({ maxLength: 35 }),
  timeZone: Type.String({ maxLength: 64 }),
  role: oneOf(ROLES),
  department: nullable(Type.String()),
  title: nullable(Type.String()),
  active: Type.Boolean(),
  joinedAt: Time,
});
export const Members = Type.Array(MemberEntry);

export const Domains = Type.Array(
  object({ host: Type.String(), primary: Type.Boolean(), verified: Type.Boolean() }),
);
export type DomainEntry = Static<typeof Domains>[number];
