import { cutPage } from '#kernel/page.ts';
import { pageOf, type Route } from '#platform/http/index.ts';
import { fromNameCursor, toNameCursor } from '#kernel/list-cursors.ts';
import { tenantRoute } from '#identity/index.ts';
import type { People } from '../directory.ts';
import type { Person } from '../model.ts';
import { PeopleQuery, PersonView } from '../schema.ts';

const ALL = 1000;

export const peopleRoutes = (people: People): Route[] => [
  tenantRoute(
    {
      method: 'GET',
      url: '/tenant/people',
      tag: 'tenant',
      summary: 'List people, by name',
      description: 'Members, former members (inactive), and external people from imports.',
      query: PeopleQuery,
      reply: { 200: pageOf(PersonView, 1000) },
    },
    async ({ scope, query }) => {
      const limit = query.limit ?? ALL;
      const found = [...(await people.directory(scope)).values()]
        .filter(isAfter(query.cursor))
        .filter(isLike(query.q))
        .toSorted(byName)
        .slice(0, limit + 1);
      return cutPage(found, limit, (last) => toNameCursor(last.name, last.id));
    },
  ),
];

const byName = (a: Named, b: Named): number =>
  compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.id, b.id);
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

type Named = Pick<Person, 'id' | 'name'>;

function isAfter(cursor: string | undefined): (person: Person) => boolean {
  const last = fromNameCursor(cursor);
  return (person) => last === undefined || byName(person, last) > 0;
}

function isLike(q: string | undefined): (person: Person) => boolean {
  if (q === undefined) return () => true;
  const part = q.toLowerCase();
  return (person) => person.name.toLowerCase().includes(part);
}
