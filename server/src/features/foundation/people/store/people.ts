import { newId } from '#kernel/ids.ts';
import {
  type Builder,
  type RowParams,
  listOf,
  paramsOfList,
  rowsOf,
  statement,
  statements,
} from '#tenancy/query/index.ts';
import { type Scope, type TxScope, call, deferRows } from '#tenancy/scope/index.ts';
import type { External, Person } from '../model.ts';

export interface PersonRow {
  id: string;
  kind: 'member' | 'external';
  name: string;
  handle: string | null;
  active: boolean;
  created_at: string;
}
export interface PeopleTables {
  person: PersonRow;
}
type Db = Builder<PeopleTables>;

const COLUMNS = ['id', 'kind', 'name', 'handle', 'active', 'created_at'] as const;

const selectPeople = statement<PeopleTables, object, Person>((db) =>
  db.selectFrom('person').select(['id', 'kind', 'name', 'active']).orderBy('name').orderBy('id'),
);

const insertMember = statement((db: Db, $: { id: string; name: string; now: string }) =>
  db
    .insertInto('person')
    .values({
      id: $.id,
      kind: 'member',
      name: $.name,
      handle: null,
      active: true,
      created_at: $.now,
    })
    .onConflict((conflict) => conflict.columns(['id']).doNothing()),
);

const updateMember = statement((db: Db, $: { id: string; name: string; active: boolean }) =>
  db.updateTable('person').set({ name: $.name, active: $.active }).where('id', '=', $.id),
);

const updateName = statement((db: Db, $: { id: string; name: string }) =>
  db.updateTable('person').set({ name: $.name }).where('id', '=', $.id),
);

const insertPeople = statements((db: Db, $: RowParams, count: number) =>
  db
    .insertInto('person')
    .values(rowsOf<PersonRow>($, COLUMNS, count))
    .onConflict((conflict) => conflict.columns(['handle']).doNothing()),
);

const selectHandles = statements((db: Db, $: RowParams, count: number) =>
  db
    .selectFrom('person')
    .select(['id', 'handle', 'name'])
    .where('handle', 'in', listOf<string>($, 'handle', count)),
);

/** Everyone, by name. */
export const listPeople = (scope: Scope): Promise<Person[]> => scope.rows(selectPeople, {});

/** Makes sure that a member has a row with this name; repeating it changes nothing. */
export function putMember(
  tx: TxScope,
  member: { id: string; name: string; active?: boolean },
): void {
  const { id, name, active = true } = member;
  tx.defer(insertMember, { id, name, now: tx.now });
  tx.defer(updateMember, { id, name, active });
}

export function renamePerson(tx: TxScope, id: string, name: string): void {
  tx.defer(updateName, { id, name });
}

/** How many handles one lookup asks for; a shorter list is filled up, so that one statement serves all. */
const HANDLES = 50;

/**
 * Makes sure that outside people have rows with their present names.
 * @returns handle → person id
 */
export async function putExternals(
  tx: TxScope,
  externals: readonly External[],
): Promise<Map<string, string>> {
  const names = new Map(externals.map((e) => [e.handle, e.name]));
  // In the order of handles, so that two imports that bring the same people wait and do not deadlock.
  const handles = [...names.keys()].toSorted();
  const rows = handles.map((handle): PersonRow => ({
    id: newId(),
    kind: 'external',
    name: names.get(handle) as string,
    handle,
    active: true,
    created_at: tx.now,
  }));
  deferRows(tx, insertPeople, rows);
  const ids = new Map<string, string>();
  for (const found of await findHandles(tx, handles)) {
    if (found.handle === null) continue;
    ids.set(found.handle, found.id);
    const name = names.get(found.handle);
    if (name !== undefined && name !== found.name) renamePerson(tx, found.id, name);
  }
  return ids;
}

async function findHandles(
  tx: TxScope,
  handles: readonly string[],
): Promise<Pick<PersonRow, 'id' | 'handle' | 'name'>[]> {
  const calls = [];
  for (let start = 0; start < handles.length; start += HANDLES) {
    const some = handles.slice(start, start + HANDLES);
    const filled = Array.from({ length: HANDLES }, (_, i) => some[i] ?? some[0]);
    calls.push(call(selectHandles(HANDLES), paramsOfList('handle', filled)));
  }
  return calls.length === 0 ? [] : (await tx.batch(calls)).flat();
}
