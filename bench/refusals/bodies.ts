import { readFileSync } from 'node:fs';
import { type BenchTenant, LOGIN_PASSWORD } from '../world.ts';

/** What is sent to each route that takes a body: the dearest that is accepted, and ways to be refused dearly. */

interface Shape {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: Shape;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Shape>>;
}
interface Operation {
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Shape }> };
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Shape> };
}

export interface Route {
  readonly method: 'POST' | 'PATCH' | 'PUT';
  /** As in the contract, below /api/v1. */
  readonly url: string;
  readonly schema: Shape;
}

const document = JSON.parse(
  readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'),
) as Document;
/** A schema with everything in it that it refers to. */
function whole(schema: unknown): unknown {
  if (schema === null || typeof schema !== 'object') return schema;
  if (Array.isArray(schema)) return schema.map((part) => whole(part));
  const { $ref } = schema as Shape;
  if ($ref !== undefined) return whole(document.components.schemas[$ref.split('/').at(-1) ?? '']);
  return Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, whole(part)]));
}

/** Every route of the contract that takes a body. */
export const ROUTES: readonly Route[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { requestBody }]) => {
    const schema = requestBody?.content['application/json']?.schema;
    const url = path.replace('/api/v1', '');
    return schema
      ? [{ method: method.toUpperCase() as Route['method'], url, schema: whole(schema) as Shape }]
      : [];
  }),
);

const filler = (length: number): string => 'x'.repeat(Math.max(0, length));

/** The bodies that cost most before they are refused, each as long as it may be. @param most bytes */
export function dearRefusals({ schema }: Route, most: number): Record<string, string> {
  const fields = Object.entries(schema.properties ?? {});
  const room = most - 200;
  const perField = Math.floor(room / 14);
  const lists = fields.filter(([, shape]) => [shape.type].flat().includes('array'));
  const [list] = lists[0] ?? [];
  const [text] = fields.find(([, shape]) => [shape.type].flat().includes('string')) ?? ['text'];
  const items = Math.floor(room / 3);
  return {
    'unknown fields':
      `{${Array.from({ length: perField }, (_, i) => `"f${i}":${i % 10}`).join(',')}}`.slice(
        0,
        most,
      ),
    'long unknown name': `{"${filler(room)}":1}`,
    'a long number': `[${'1'.repeat(room)}]`,
    'text too long': `{"${text}":"${filler(room)}"}`,
    'half a surrogate at the end': String.raw`{"${text}":"${filler(room - 10)}\ud800"}`,
    'escapes, then half a surrogate': String.raw`{"${text}":"${String.raw`\u0041`.repeat(Math.floor(room / 6) - 4)}\ud800"}`,
    'escaped quotes, then half a surrogate': String.raw`{"${text}":"${String.raw`\"`.repeat(Math.floor(room / 2) - 6)}\ud800"}`,
    'only quotes': '"'.repeat(room),
    'deep nesting': `${'['.repeat(Math.floor(room / 2))}${']'.repeat(Math.floor(room / 2))}`,
    'JSON that ends too early': `{"${text}":[${Array.from({ length: items }, () => '{}').join(',')}`,
    ...(list !== undefined && {
      'a list of wrong items': `{"${list}":[${Array.from({ length: items }, () => '{}').join(',')}]}`,
    }),
  };
}

const long = (length: number, i: number): string => `${i} ${filler(length)}`.slice(0, length);
const LARGEST = '中'.repeat(100_000);
/** Two of these, escaped, are just less than a server reads. */
const edited = (turn: number): string => `${turn} ${LARGEST.slice(0, 87_000)}`;
let count = 0;
const next = (): number => (count += 1);

/** Which request it is of those that one connection sends in turn, over and over. */
export interface Turn {
  readonly connection: number;
  readonly turn: number;
}
export type Accepted = (tenant: BenchTenant, at: Turn) => { path: string; body: object };

/** The dearest that a route accepts, where that can be sent again and again; another each time. */
export const ACCEPTED: Readonly<Record<string, Accepted>> = {
  'POST /auth/login': ({ slug }) => ({
    path: '/auth/login',
    body: { login: `owner@${slug}.example`, password: LOGIN_PASSWORD },
  }),
  'PATCH /me': () => ({ path: '/me', body: { fullName: long(100, next()) } }),
  'PATCH /tenant': () => ({ path: '/tenant', body: { name: long(100, next()) } }),
  'POST /projects': () => ({
    path: '/projects',
    body: { name: long(100, next()), description: `${next()}${LARGEST.slice(0, 9990)}` },
  }),
  'PATCH /projects/{id}': ({ projectId }) => ({
    path: `/projects/${projectId}`,
    body: { description: `${next()}${LARGEST.slice(0, 9990)}` },
  }),
  'POST /tasks': ({ projectId }) => ({
    path: '/tasks',
    body: { projectId, title: long(200, next()), description: LARGEST, labels: MANY },
  }),
  // Each connection edits a task of its own, and each of its texts is based on the one before.
  'PATCH /tasks/{id}': ({ taskIds }, { connection, turn }) => ({
    path: `/tasks/${taskIds[connection]}`,
    body: {
      title: long(200, next()),
      description: edited(turn),
      ...(turn > 0 && { descriptionBase: edited(turn - 1) }),
    },
  }),
  'POST /projects/{id}/report': ({ projectId }) => ({
    path: `/projects/${projectId}/report`,
    body: { format: 'csv' },
  }),
  'PUT /me/notification-preferences': () => ({
    path: '/me/notification-preferences',
    body: { items: KINDS.map((kind) => ({ kind, email: next() % 2 === 0 })) },
  }),
};
/** As a client writes it that escapes whatever is not ASCII, as Python does by default. */
export const escaped = (body: object): string =>
  JSON.stringify(body).replaceAll(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
const MANY = Array.from({ length: 15 }, (_, i) => `label ${i}`);

/** Every kind of news. */
const KINDS = (ROUTES.find(({ url }) => url === '/me/notification-preferences')?.schema
  .properties?.['items']?.items?.properties?.['kind']?.enum ?? []) as readonly string[];

/** A path of the contract with ids of a tenant in it. */
export const pathFor = (url: string, { projectId, taskIds }: BenchTenant): string =>
  url
    .replace('/projects/{id}', `/projects/${projectId}`)
    .replace('/tasks/{id}', `/tasks/${taskIds[0]}`)
    .replaceAll(/\{\w+\}/g, projectId);
