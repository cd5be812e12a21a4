import type { Route } from '#platform/http/route.ts';
import { ADDRESSES, DATES, SEGMENTS, STRUCTURES, TEXTS, idForms } from './hostile.ts';
import { type Own, headersOf } from './headers.ts';
import { fieldsOf, valuesOf } from './fields.ts';
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
import type { Random } from './random.ts';

/** One thing that is wrong with a request. */
interface Wrong {
  /** The field that it needs to be in. */
  readonly field?: string;
  readonly apply: (draft: Draft, own: Own) => void;
  /** How likely it is to be tried; 1 when left out. */
  readonly share?: number;
}

/** What stands in a header means the same for most operations. */
const SHARE_OF_HEADERS = 0.15;

/** Everything hostile in every place it fits, one at a time: each field, each id of a path, each field of a query. */
export const wrongsOf = ({ contract }: Route): readonly Wrong[] => [
  ...fieldsOf(contract.body).flatMap(([field, shape]) =>
    [...valuesOf(shape), ...STRUCTURES.slice(0, 8)].map((value): Wrong => ({
      field,
      apply: (draft) => {
        draft.body = { ...(draft.body as object), [field]: value };
      },
    })),
  ),
  ...placesIn(contract.url).flatMap((place) => [
    ...SEGMENTS.map((text): Wrong => ({
      apply: ({ request }) => replacePart(request, place, text),
    })),
    ...idForms('').map((_, i): Wrong => ({
      apply: ({ request }) => {
        const before = request.path.split('/')[place] ?? '';
        replacePart(request, place, idForms(before)[i] ?? '');
      },
    })),
  ]),
  ...Array.from({ length: headersOf(NOBODY).length }, (_, i): Wrong => ({
    share: SHARE_OF_HEADERS,
    apply: ({ request }, own) => {
      const [name, text] = headersOf(own)[i] ?? ['', ''];
      request.headers[name] = text;
    },
  })),
  ...fieldsOf(contract.query).flatMap(([field, shape]) =>
    (shape.type === 'string' ? [...TEXTS, ...DATES, ...ADDRESSES.slice(0, 4)] : valuesOf(shape))
      .filter((value) => typeof value !== 'object')
      .map((value): Wrong => ({
        apply: ({ request }) =>
          void request.query.push(queryOf(field, String(value).slice(0, 3000))),
      })),
  ),
];

const NOBODY: Own = { slug: '', id: '', otherSlug: '', token: '' };

export function wronged(route: Route, caller: Caller, random: Random, wrong: Wrong): FuzzRequest {
  const draft = draftOf(
    route,
    caller,
    random,
    wrong.field === undefined ? undefined : [wrong.field],
  );
  wrong.apply(draft, ownOf(caller));
  return finish(draft);
}
