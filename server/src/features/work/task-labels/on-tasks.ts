import { type Builder, statement, statements } from '#tenancy/query/index.ts';
import type { TxScope } from '#tenancy/scope/index.ts';
import type { TaskLabelTables } from './store.ts';

/**
 * The names of labels as they stand in the tasks themselves: a JSON array, with task_label as its index.
 * A label's rename, merge or removal rewrites all of them at once, in a fixed number of statements. A
 * task's version rises, since it reads differently; it counts as no change of the task otherwise.
 */
interface CarrierTables extends TaskLabelTables {
  /** What of a task is written here; the table is the tasks'. */
  task: { id: string; labels: string; version: number };
}

type Db = Builder<CarrierTables>;

/** Names as they stand in the array. A leading bracket or comma outside of a string marks an element's start. */
interface Names {
  readonly old: string;
  readonly next: string;
  readonly alone: string;
  readonly first: string;
  readonly firstThen: string;
  readonly later: string;
  readonly nextFirst: string;
  readonly nextLater: string;
  readonly none: string;
  readonly open: string;
  readonly nothing: string;
}

function namesOf(old: string, next: string): Names {
  const [was, is] = [JSON.stringify(old), JSON.stringify(next)];
  return {
    old,
    next,
    alone: `[${was}]`,
    first: `[${was}`,
    firstThen: `[${was},`,
    later: `,${was}`,
    nextFirst: `[${is}`,
    nextLater: `,${is}`,
    none: '[]',
    open: '[',
    nothing: '',
  };
}

const carriers = (db: Pick<Db, 'selectFrom'>, name: string) =>
  db.selectFrom('task_label as l').select('l.task_id').where('l.label', '=', name);

/** Writes the new name in place of the old one. @param shape whether tasks that have both are left out */
const rewrite = statements((db: Db, $: Names, shape: { alone: boolean }) =>
  db
    .updateTable('task')
    .set((eb) => ({
      labels: eb.fn<string>('replace', [
        eb.fn('replace', ['labels', eb.val($.first), eb.val($.nextFirst)]),
        eb.val($.later),
        eb.val($.nextLater),
      ]),
      version: eb('version', '+', 1),
    }))
    .where('id', 'in', (eb) => carriers(eb as never, $.old))
    .$if(shape.alone, (query) =>
      query.where('id', 'not in', (eb) => carriers(eb as never, $.next)),
    ),
);

/** Takes the old name out. @param shape whether only of tasks that have both */
const erase = statements((db: Db, $: Names, shape: { both: boolean }) =>
  db
    .updateTable('task')
    .set((eb) => ({
      labels: eb.fn<string>('replace', [
        eb.fn('replace', [
          eb.fn('replace', ['labels', eb.val($.alone), eb.val($.none)]),
          eb.val($.firstThen),
          eb.val($.open),
        ]),
        eb.val($.later),
        eb.val($.nothing),
      ]),
      version: eb('version', '+', 1),
    }))
    .where('id', 'in', (eb) => carriers(eb as never, $.old))
    .$if(shape.both, (query) => query.where('id', 'in', (eb) => carriers(eb as never, $.next))),
);

const relink = statement((db: Db, $: Names) =>
  db.updateTable('task_label').set({ label: $.next }).where('label', '=', $.old),
);

const unlink = statements((db: Db, $: Names, shape: { both: boolean }) =>
  db
    .deleteFrom('task_label')
    .where('label', '=', $.old)
    .$if(shape.both, (query) =>
      // MySQL reads the table it deletes from only when a temporary one stands between.
      query.where('task_id', 'in', (eb) =>
        eb
          .selectFrom(
            eb
              .selectFrom('task_label as other')
              .select('other.task_id')
              .distinct()
              .where('other.label', '=', $.next)
              .as('both'),
          )
          .select('both.task_id'),
      ),
    ),
);

export function renameOnTasks(tx: TxScope, old: string, next: string): void {
  const names = namesOf(old, next);
  tx.defer(rewrite({ alone: false }), names);
  tx.defer(relink, names);
}

export function takeOffTasks(tx: TxScope, old: string): void {
  const names = namesOf(old, '');
  tx.defer(erase({ both: false }), names);
  tx.defer(unlink({ both: false }), names);
}

export function mergeOnTasks(tx: TxScope, old: string, next: string): void {
  const names = namesOf(old, next);
  tx.defer(erase({ both: true }), names);
  tx.defer(rewrite({ alone: true }), names);
  tx.defer(unlink({ both: true }), names);
  tx.defer(relink, names);
}
