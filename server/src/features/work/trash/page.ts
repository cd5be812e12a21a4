import type { Static } from 'typebox';
import { cutPage } from '#kernel/page.ts';
import { type SortField, cursorAt, placeOf } from '#kernel/sort.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import type { Actor } from '#identity/index.ts';
import { type Directory, referTo } from '#features/foundation/people/index.ts';
import type { WorkDeps } from '#features/work/projects/index.ts';
import type { TrashQuery } from './schema.ts';
import { type Deletion, type PageOf, type TrashSort, deletionsOf } from './store.ts';

const SORTS: Readonly<Record<TrashSort, SortField>> = { deletedAt: { kind: 'time' } };

interface Request {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly query: Static<typeof TrashQuery>;
}

interface Trashed {
  readonly id: string;
  readonly deleted_at: string | null;
}

/** A page of what was deleted, the latest first, with who deleted each and why. */
export async function trashPage<Row extends Trashed, View>(
  deps: WorkDeps,
  { actor, scope, query }: Request,
  what: {
    readonly of: 'project' | 'task';
    list(
      scope: Scope,
      actor: Actor,
      page: PageOf,
    ): Promise<{ rows: readonly Row[]; total?: number | undefined }>;
    view(row: Row): View;
  },
) {
  const { limit = deps.pageSize, cursor, count = false } = query;
  const place = placeOf(SORTS, '-deletedAt', cursor);
  const { rows, total } = await what.list(scope, actor, {
    place,
    limit: limit + 1,
    counted: count,
  });
  const page = cutPage(rows, limit, (last) => cursorAt(place, last.deleted_at ?? '', last.id));
  const ids = page.items.map(({ id }) => id);
  const [deletions, people] = await Promise.all([
    deletionsOf(scope, what.of, ids),
    deps.people.directory(scope),
  ]);
  return {
    items: page.items.map((row) => ({
      ...what.view(row),
      deletedAt: row.deleted_at ?? '',
      ...toldOf(deletions.get(row.id), people),
    })),
    nextCursor: page.nextCursor,
    ...(total !== undefined && { total }),
  };
}

/** Who deleted something, and why, as the API says it. */
export const toldOf = (deletion: Deletion | undefined, people: Directory) => ({
  deletedBy: referTo(people, deletion?.actorId ?? null),
  note: deletion?.note ?? null,
});
