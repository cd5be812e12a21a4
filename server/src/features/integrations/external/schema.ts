import Type, { type Static } from 'typebox';
import { Timestamp, Uuid, nullable, object, oneOf } from '#platform/http/index.ts';
import { HEADER_NAME_PATTERN, HEADER_VALUE_PATTERN } from './headers.ts';
import { PATH_PATTERN } from './path.ts';

const Name = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: String.raw`\S`,
  description: '1 to 100 characters, each source another; trimmed; "local" is taken',
});
const Url = Type.String({ minLength: 1, maxLength: 2000, description: 'An https:// address' });
const Path = (description: string) =>
  Type.String({ maxLength: 500, pattern: PATH_PATTERN, description });
const ItemsPath = Type.String({
  maxLength: 500,
  pattern: `^$|${PATH_PATTERN}`,
  description: 'Where in the answer the list is, such as data.issues; empty for the answer itself',
});
const Headers = Type.Record(
  Type.String({ pattern: HEADER_NAME_PATTERN }),
  Type.String({
    maxLength: 4000,
    pattern: HEADER_VALUE_PATTERN,
    description: 'visible ASCII characters',
  }),
  {
    maxProperties: 20,
    additionalProperties: false,
    description:
      'Sent along, such as Authorization; never shown again, and never sent to another host',
  },
);

const FieldMapping = object(
  {
    id: Path('What tells tasks apart, such as number'),
    title: Path('Such as fields.summary'),
    status: Type.Optional(Path('Such as fields.status.name')),
    priority: Type.Optional(Path('Such as fields.priority.name')),
    assignee: Type.Optional(Path('Such as assignee.login or assignees.0.name')),
    dueAt: Type.Optional(Path('A date, a time, or seconds or milliseconds since 1970')),
    url: Type.Optional(Path('Where people look at it')),
  },
  { title: 'FieldMapping', description: 'Where in an item each field is: names with dots between' },
);

export const SourceView = object(
  {
    id: Uuid,
    name: Type.String(),
    url: Type.String(),
    headerNames: Type.Array(Type.String(), { description: 'Of the headers that are sent along' }),
    headersReadable: Type.Boolean({
      description:
        'false when they came with an import or a clone from elsewhere and have to be given again',
    }),
    itemsPath: Type.String(),
    mapping: FieldMapping,
    enabled: Type.Boolean(),
    version: Type.Integer(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
  { title: 'ExternalSource' },
);
export type SourceView = Static<typeof SourceView>;

export const SourceList = object({
  items: Type.Array(SourceView),
  limit: Type.Integer({ description: 'How many a workspace can have' }),
});

export const NewSource = object(
  {
    name: Name,
    url: Url,
    headers: Type.Optional(Headers),
    itemsPath: Type.Optional(ItemsPath),
    mapping: FieldMapping,
    enabled: Type.Optional(Type.Boolean()),
  },
  { title: 'NewExternalSource' },
);
export type NewSource = Static<typeof NewSource>;

export const SourcePatch = object(
  {
    name: Type.Optional(Name),
    url: Type.Optional(Url),
    headers: Type.Optional(nullable(Headers)),
    itemsPath: Type.Optional(ItemsPath),
    mapping: Type.Optional(FieldMapping),
    enabled: Type.Optional(Type.Boolean()),
  },
  {
    title: 'ExternalSourcePatch',
    description:
      'Only what is named changes. Headers are replaced as a whole; to lead to another host they have to be given again',
  },
);
export type SourcePatch = Static<typeof SourcePatch>;

export const SourceParams = object({ id: Uuid });

const Person = object({ id: nullable(Uuid), name: Type.String() });

export const MergedTask = object(
  {
    source: Type.String({ description: 'local, or the name of the source' }),
    id: Type.String(),
    key: nullable(Type.String({ description: 'Such as QUIC-12; null for outside tasks' })),
    title: Type.String(),
    status: nullable(Type.String({ description: 'In the source’s own words' })),
    priority: nullable(Type.String()),
    assignee: nullable(Person),
    dueAt: nullable(Timestamp),
    url: nullable(Type.String()),
  },
  { title: 'MergedTask' },
);
export type MergedTask = Static<typeof MergedTask>;

export const SOURCE_STATES = [
  'ok',
  'cached',
  'stale',
  'timeout',
  'failed',
  'circuit_open',
] as const;

export const SourceReport = object(
  {
    name: Type.String(),
    state: oneOf(SOURCE_STATES, {
      description:
        'ok: asked just now; cached: asked within the last minute; stale: does not answer now, its tasks are of an earlier time; timeout, failed: nothing to show; circuit_open: failed several times in a row and is left alone for a while',
    }),
    count: Type.Integer({ minimum: 0, description: 'Tasks it has, before the limit' }),
    skipped: Type.Integer({ minimum: 0, description: 'Items without an id or a title' }),
    at: nullable(
      Type.String({ format: 'date-time', description: 'When the tasks were asked for' }),
    ),
    error: Type.Optional(Type.String()),
  },
  { title: 'SourceReport' },
);
export type SourceReport = Static<typeof SourceReport>;

export const MergedTasks = object({
  items: Type.Array(MergedTask),
  sources: Type.Array(SourceReport),
  nextCursor: nullable(Type.String({ description: 'Always null: there is one page' })),
});

export const MergedQuery = object({
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100, description: '1 to 100; 10 unless configured' }),
  ),
  q: Type.Optional(Type.String({ maxLength: 200, description: 'Part of the title' })),
  source: Type.Optional(
    Type.String({ maxLength: 100, description: 'local, or the name of one source' }),
  ),
});

export const SourceTrial = object(
  {
    state: oneOf(['ok', 'timeout', 'failed'] as const),
    status: nullable(Type.Integer({ description: 'What it answered' })),
    count: Type.Integer({ minimum: 0 }),
    skipped: Type.Integer({ minimum: 0 }),
    durationMs: Type.Integer({ minimum: 0 }),
    sample: Type.Array(MergedTask, { description: 'Up to three' }),
    error: Type.Optional(Type.String()),
  },
  { title: 'ExternalSourceTrial' },
);
export type SourceTrial = Static<typeof SourceTrial>;
