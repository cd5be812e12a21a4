import type { TSchema } from 'typebox';
import type { EventType } from '#messaging/events/index.ts';
import type { Feature } from '#identity/manifest.ts';

const OPENING = `# Events

All event types of a workspace, as sent over sockets ([live updates](live.md)) and [webhooks](webhooks.md). This page is
generated (\`npm run gen\`): each feature declares its events in its \`events.ts\`.

Every event has an \`id\`, a \`type\`, a \`version\`, the author (\`actor\`), the time (\`at\`), and its position in the
workspace's stream (\`position\`). It also names its project; events without one go to every member. Fields may be
added within a version; incompatible changes increase it.

The payloads below are internal: they refer to people by id. Sockets send tasks and projects as the API returns them to
that person; the contract (\`openapi.json\`) has the schemas of what they send as \`LiveEvent\`.
`;

/** The events of every feature, as a page of the guides. */
export function describeEvents(features: readonly Feature[]): string {
  const parts = features
    .filter(({ events = [] }) => events.length > 0)
    .map(({ name, events = [] }) => [`## ${name}`, ...events.map(describe)].join('\n\n'));
  return `${[OPENING.trimEnd(), ...parts].join('\n\n')}\n`;
}

function describe({ type, version, summary, data }: EventType): string {
  const fields = fieldsOf(data);
  const lines = fields.map(([name, schema]) => `- \`${name}\`: ${typeOf(schema)}`);
  return [
    `### \`${type}\``,
    `Version ${version}. ${summary}.`,
    lines.length > 0 ? lines.join('\n') : 'No payload.',
  ].join('\n\n');
}

/** A schema as plain JSON Schema, whatever kind of it TypeBox made. */
type Plain = TSchema & {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly enum?: readonly (string | number | null)[];
  readonly items?: TSchema;
  readonly properties?: Readonly<Record<string, TSchema>>;
};

/** The fields of an object, those of objects within it as `task.title`. */
function fieldsOf(schema: TSchema, prefix = ''): [string, Plain][] {
  return Object.entries((schema as Plain).properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const plain = field as Plain;
    const item = plain.items as Plain | undefined;
    if (plain.properties) return fieldsOf(plain, `${path}.`);
    if (item?.properties) return fieldsOf(item, `${path}[].`);
    return [[path, plain] as [string, Plain]];
  });
}

function typeOf(schema: Plain): string {
  const of = schema.enum
    ? schema.enum.map((value) => (value === null ? 'null' : `\`${value}\``)).join(', ')
    : named(schema);
  return schema.description ? `${of}. ${schema.description}` : of;
}

function named({ type, format, items }: Plain): string {
  if (items) return `list of ${named(items as Plain)}`;
  const names = [type ?? 'anything'].flat().filter((name) => name !== 'null');
  const text = format ?? names.join(' or ');
  return [type ?? ''].flat().includes('null') ? `${text} or null` : text;
}
