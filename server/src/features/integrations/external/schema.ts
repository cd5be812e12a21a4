import Type, { type Static } from 'typebox';
import { Timestamp, Uuid, nullable, object, oneOf } from '#platform/http/index.ts';
import { HEADER_NAME_PATTERN, HEADER_VALUE_PATTERN } from './headers.ts';
import { PATH_PATTERN } from './path.ts';

const Name = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: String.raw`\S`,
  description: '1 to 100 characters, unique in the workspace; trimmed; "local" is reserved',
});
const Url = Type.String({ minLength: 1, maxLength: 2000, description: 'An https:// URL' });
const Path = (description: string) =>
  Type.String({ maxLength: 500, pattern: PATH_PATTERN, description });
const ItemsPath = Type.String({
  maxLength: 500,
  pattern: `^$|${PATH_PATTERN}`,
  description:
    'Path to the list in the response, such as data.issues; empty for the whole response',
});
const Headers = Type.Record(
  Type.String({ pattern: HEADER_NAME_PATTERN }),
  Type.String({
    maxLength: 4000,
    pattern: HEADER_VALUE_PATTERN,
    description: 'Visible ASCII characters',
  }),
  {
    maxProperties: 20,
    additionalProperties: false,
    description:
      'Headers of each request, such as Authorization; never shown again, and never sent to another host',
  },
);

const FieldMapping = object(
  {
    id: Path('The unique id of a task, such as number'),
    title: Path('Path such as fields.summary'),
    status: Type.Optional(Path('Path such as fields.status.name')),
    priority: Type.Optional(Path('Path such as fields.priority.name')),
    assignee: Type.Optional(Path('Path such as assignee.login or assignees.0.name')),
    dueAt: Type.Optional(Path('Path to a date, a time, or seconds or milliseconds since 1970')),
    url: Type.Optional(Path('Path to the task’s web page')),
  },
  {
    title: 'FieldMapping',
    description: 'The path of each field in an item: names separated by dots',
  },
);

export const SourceView = object(
  {
    id: Uuid,
    name: Type.String(),
    url: Type.String(),
    headerNames: Type.Array(Type.String(), {
      description: 'Names of the headers that are sent with each request',
    }),
    headersReadable: Type.Boolean({
      description:
        'false after an import or a clone from another workspace: enter the headers again',
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
  limit: Type.Integer({ description: 'The maximum for a workspace' }),
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
      'Only the given fields change. Headers are replaced as a whole; a new host requires them again',
  },
);
export type SourcePatch = Static<typeof SourcePatch>;

export const SourceParams = object({ id: Uuid });

const Person = object({ id: nullable(Uuid), name: Type.String() });

export const MergedTask = object(
  {
    source: Type.String({ description: 'local, or the name of the source' }),
    id: Type.String(),
    key: nullable(Type.String({ description: 'Such as QUIC-12; null for external tasks' })),
    title: Type.String(),
    status: nullable(Type.String({ description: 'As named by the source' })),
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
        'ok: fetched now; cached: fetched within the last minute; stale: unavailable, with tasks from an earlier fetch; timeout, failed: no tasks; circuit_open: failed several times in a row and is not fetched for a while',
    }),
    count: Type.Integer({ minimum: 0, description: 'Number of tasks, before the limit' }),
    skipped: Type.Integer({ minimum: 0, description: 'Number of items without an id or a title' }),
    at: nullable(Type.String({ format: 'date-time', description: 'When the tasks were fetched' })),
    error: Type.Optional(Type.String()),
  },
  { title: 'SourceReport' },
);
export type SourceReport = Static<typeof SourceReport>;

export const MergedTasks = object({
  items: Type.Array(MergedTask),
  sources: Type.Array(SourceReport),
  nextCursor: nullable(Type.String({ description: 'Always null: there is only one page' })),
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
    status: nullable(Type.Integer({ description: 'What the source returned' })),
    count: Type.Integer({ minimum: 0 }),
    skipped: Type.Integer({ minimum: 0 }),
    durationMs: Type.Integer({ minimum: 0 }),
    sample: Type.Array(MergedTask, { description: 'Up to three' }),
    error: Type.Optional(Type.String()),
  },
  { title: 'ExternalSourceTrial' },
);
export type SourceTrial = Static<typeof SourceTrial>;
