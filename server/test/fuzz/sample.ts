import type { TSchema } from 'typebox';
import { PASSWORD } from '../harness/app.ts';
import type { World } from '../isolation/world.ts';
import type { Random } from './random.ts';

/** Values that a schema accepts, as far as its own words and the names of its fields tell. */

/** What a field of a name is filled with, so that a request gets past the look at its form. */
export interface Known {
  readonly world: World;
  readonly email: string;
  readonly refreshToken: string;
  readonly invitationToken: string;
}

interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly format?: string;
  readonly minimum?: number;
}

const TOMORROW = 86_400_000;
let made = 0;

const textOf = (name: string, { world, ...known }: Known, format: string | undefined): unknown => {
  made += 1;
  const ids: Record<string, string> = {
    projectId: world.projectId,
    project: world.projectKey,
    parentId: world.otherTaskId,
    parent: world.otherTaskId,
    before: world.otherTaskId,
    after: world.otherTaskId,
    into: world.otherLabelId,
  };
  const texts: Record<string, string> = {
    ...ids,
    email: `guest-${made}@example.com`,
    login: known.email,
    password: PASSWORD,
    refreshToken: known.refreshToken,
    token: known.invitationToken,
    slug: `fz-${made}-${process.pid.toString(36)}`,
    plan: 'free',
    key: `K${made}`,
    url: 'https://receiver.example/',
    host: `h${made}.customer.example`,
    timeZone: 'Europe/Berlin',
    color: '#123456',
    challenge: 'a'.repeat(43),
    verifier: 'a'.repeat(43),
    assignee: 'me',
    label: world.canary,
    labels: world.canary,
    eventTypes: 'task.created',
    username: `user${made}`,
  };
  if (texts[name] !== undefined) return texts[name];
  if (format === 'uuid') return world.memberId;
  if (format === 'date') return '2027-01-31';
  if (format === 'date-time') return new Date(Date.now() + TOMORROW).toISOString();
  return `Text ${made}`;
};

/**
 * @param name of the field that the value is for
 * @param chosen the fields of an object beside those it must have; by chance when left out
 */
export function sampleOf(
  schema: TSchema | Shape,
  random: Random,
  known: Known,
  name = '',
  chosen?: readonly string[],
): unknown {
  const shape = schema as Shape;
  if (shape.enum) return random.pick(shape.enum);
  if (shape.anyOf) return sampleOf(random.pick(shape.anyOf), random, known, name);
  switch ([shape.type ?? 'string'].flat()[0]) {
    case 'object': {
      const { properties = {}, required = [] } = shape;
      const fields = Object.entries(properties).filter(
        ([field]) =>
          required.includes(field) || (chosen ? chosen.includes(field) : random.chance(0.4)),
      );
      return Object.fromEntries(
        fields.map(([field, part]) => [field, sampleOf(part, random, known, field)]),
      );
    }
    case 'array':
      return shape.items ? [sampleOf(shape.items, random, known, name)] : [];
    case 'integer':
    case 'number':
      return (shape.minimum ?? 0) + 5;
    case 'boolean':
      return random.chance(0.5);
    default:
      return textOf(name, known, shape.format);
  }
}
