import type { Route } from '#platform/http/route.ts';
import type { World } from '../isolation/world.ts';
import { type Field, fieldsOf, isFree, valuesOf } from './fields.ts';
import {
  BODIES,
  CONTENT_TYPES,
  DATES,
  METHODS,
  NO_JSON,
  NUMBERS,
  SEGMENTS,
  STRUCTURES,
  TEXTS,
  idForms,
} from './hostile.ts';
import { headersOf } from './headers.ts';
import { Fields } from './json.ts';
import type { Random } from './random.ts';
import {
  type Caller,
  type Draft,
  type FuzzRequest,
  draftOf,
  finish,
  ownOf,
  placesIn,
  queryOf,
  replacePart,
} from './requests.ts';

/** Requests that are nearly right, spoilt by chance in one to three places. */

/** How many have but one thing wrong. */
const SINGLE = 0.7;

export function spoilt(route: Route, caller: Caller, random: Random): FuzzRequest {
  const draft = draftOf(route, caller, random);
  const spoilers = spoilersFor(route, caller, random, draft);
  const times = random.chance(SINGLE) ? 1 : random.pick([2, 3]);
  for (let i = 0; i < times; i++) random.pick(spoilers)();
  return finish(draft);
}

/** The ways to spoil a request, those with most to break more often than others. */
function spoilersFor(
  { contract }: Route,
  caller: Caller,
  random: Random,
  draft: Draft,
): (() => void)[] {
  const { request } = draft;
  const { world } = caller.known;
  const ids = [
    ...Object.values(world),
    ...Object.values(caller.neighbour),
    ...idForms(world.taskId),
  ] as readonly string[];
  const fields = fieldsOf(contract.body);
  const asked = fieldsOf(contract.query).map(([name]) => name);
  const places = placesIn(contract.url);
  const inHeader = (): void => {
    const [field, text] = random.pick(headersOf(ownOf(caller)));
    request.headers[field] = text;
  };
  const inPath = (): void => {
    const parts = request.path.split('/');
    const place = places.length > 0 ? random.pick(places) : parts.length - 1;
    const forms = idForms(parts[place] ?? '');
    replacePart(
      request,
      place,
      random.pick([random.pick(SEGMENTS), random.pick(forms), random.pick(ids)]),
    );
  };
  const inQuery = (): void => {
    const field = random.pick([...asked, ...asked, 'unknown', '__proto__', 'limit', 'cursor']);
    request.query.push(...queryFor(field, random, world));
  };
  const inBody = (): void => {
    request.payload = random.pick(BODIES);
    if (random.chance(0.8)) request.headers['content-type'] ??= 'application/json';
  };
  const inField = (): void => {
    const { body } = draft;
    if (!isOpen(body)) return inBody();
    const [field, shape] = random.chance(0.05) ? UNKNOWN : random.pick(mostlyFree(fields));
    const value = random.chance(0.85) ? random.pick(valuesOf(shape)) : anything(random, ids);
    draft.body = { ...body, [field]: value };
  };
  const inNames = (): void => {
    const { body } = draft;
    if (!isOpen(body)) return inBody();
    const name = random.pick(['__proto__', 'constructor', '\ud800', '', ...Object.keys(body)]);
    draft.body = new Fields([...Object.entries(body), [name, anything(random, ids)]]);
  };
  const inType = (): void => {
    request.headers['content-type'] = random.pick(CONTENT_TYPES);
  };
  const inMethod = (): void => {
    request.method = random.pick(METHODS);
  };
  const times = (count: number, spoil: () => void) => Array.from({ length: count }, () => spoil);
  return [
    ...times(fields.length > 0 ? 12 : 1, inField),
    ...times(asked.length > 0 ? 8 : 1, inQuery),
    ...times(places.length > 0 ? 5 : 1, inPath),
    ...times(6, inHeader),
    inNames,
    inBody,
    inType,
    inMethod,
  ];
}

const isOpen = (body: unknown): body is Record<string, unknown> =>
  body !== null && typeof body === 'object' && !(body instanceof Fields);

const UNKNOWN: readonly [string, Field] = ['unknown', { type: 'string' }];

/** Fields that take any text are where most gets past the look at the form, so they come more often. */
const mostlyFree = (fields: readonly [string, Field][]): readonly (readonly [string, Field])[] =>
  fields.length === 0
    ? [UNKNOWN]
    : fields.flatMap((field) => (isFree(field[1]) ? [field, field, field] : [field]));

function anything(random: Random, ids: readonly string[]): unknown {
  const text = random.pick([random.pick(TEXTS), random.pick(DATES), random.pick(ids)]);
  return random.pick([
    text,
    random.pick(NUMBERS),
    random.pick(STRUCTURES),
    random.pick(NO_JSON),
    [text],
    [text, text],
    { [text.slice(0, 50)]: text },
  ]);
}

function queryFor(field: string, random: Random, world: World): string[] {
  const text = random
    .pick([
      random.pick(TEXTS),
      random.pick(DATES),
      random.pick(SEGMENTS),
      String(random.pick([1.5, -1, 0, 101, 2 ** 31, 1e21, 'NaN', '1e2', '0x10', ' 5', 'true'])),
      random.pick(Object.values(world)),
      random.pick(['me', 'none', 'OPEN,OPEN', ',', 'OPEN,,DONE', '-', '-priority', 'eyJhIjoxfQ']),
    ])
    .slice(0, 3000);
  const pair = queryOf(field, text);
  const name = encodeURIComponent(field);
  return random.pick([
    [pair],
    [pair],
    [pair, pair],
    [`${name}[]=x`],
    [`${name}[a][b]=x`],
    [name],
    [`${name}=%zz`],
    [`${name}=%00`],
    [`${name}=a+b`],
    Array.from({ length: 1200 }, () => `${name}=x`),
  ]);
}
