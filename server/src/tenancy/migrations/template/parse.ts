import { NAME } from './columns.ts';
import type { TableAction, StepChange, TablePart } from './model.ts';
import { partsIn } from './parts.ts';
import { Piece } from './piece.ts';

/**
 * Reads a tenant step that is written once for both engines.
 * @param file what errors call it
 * @throws StepSyntaxError with file and line
 */
export function parseStep(file: string, source: string): StepChange[] {
  const whole = Piece.of(file, source);
  // `{protect …}` ends at its brace, everything else at a semicolon.
  const pieces = whole
    .split(';')
    .flatMap((piece) => protectionsBefore(piece))
    .filter((piece) => piece.text !== '');
  if (pieces.length === 0) whole.fail('a step changes something');
  const changes = pieces.map(changeIn);
  assertProtected(changes, pieces);
  return changes;
}

function protectionsBefore(piece: Piece): Piece[] {
  const protection = piece.match(/^\{[^}]*\}/);
  if (!protection) return [piece];
  return [piece, ...protectionsBefore(protection.rest)];
}

function changeIn(piece: Piece): StepChange {
  const protection = piece.match(/^\{protect ([^}]*)\}/);
  if (protection)
    return {
      kind: 'protect',
      tables: (protection.groups[0] ?? '').split(',').map((t) => t.trim()),
    };
  const start = piece.match(
    new RegExp(`^(create table|alter table|drop table|update)\\s+(${NAME})\\s*`),
  );
  if (!start)
    piece.fail(
      `"${piece.text.split(/\s+/).slice(0, 3).join(' ')}" is not understood: a step written once has create table, alter table, drop table, update and {protect …}; others have a twin, NNNN_name.mysql.sql`,
    );
  const [kind, table = ''] = start.groups;
  if (kind === 'create table') return createIn(table, start.rest);
  if (kind === 'alter table') return alterIn(table, start.rest);
  if (kind === 'update') {
    if (!/^set\s/.test(start.rest.text)) start.rest.fail('update is followed by set');
    return { kind: 'update', table, set: start.rest.text };
  }
  if (start.rest.text !== '') start.rest.fail('only the table is named');
  return { kind: 'drop', table };
}

function createIn(table: string, piece: Piece): StepChange {
  const { inside, rest } = piece.parentheses('what the table consists of');
  if (rest.text !== '') rest.fail(`a table has no "${rest.text}" here`);
  const read = inside.split(',').map((part) => ({ part, parts: partsIn(table, part) }));
  const parts = read.flatMap((one) => one.parts);
  if (!parts.some((part) => part.kind === 'primary key')) piece.fail(`${table} has no primary key`);
  const columns = new Map(parts.flatMap((one) => (one.kind === 'column' ? [[one.name, one]] : [])));
  for (const { part, parts: keys } of read)
    for (const name of keys.flatMap(columnsOf)) {
      const column = columns.get(name) ?? part.fail(`${table} has no column ${name}`);
      if (column.isLong) part.fail(`MySQL cannot index ${name}; bound it, as in {text 200}`);
    }
  return { kind: 'create', table, parts };
}

/** The columns that a key or an index consists of. */
function columnsOf(part: TablePart): readonly string[] {
  if (part.kind === 'index') return part.whole;
  return part.kind === 'primary key' || part.kind === 'foreign key' ? part.columns : [];
}

function alterIn(table: string, piece: Piece): StepChange {
  const actions = piece.split(',').flatMap((action) => actionsIn(table, action));
  return { kind: 'alter', table, actions };
}

function actionsIn(table: string, piece: Piece): TableAction[] {
  const dropped = piece.match(new RegExp(`^drop\\s+(index|constraint)\\s+(${NAME})$`));
  if (dropped) {
    const [what, name = ''] = dropped.groups;
    return [{ does: 'drop', what: what === 'index' ? 'index' : 'constraint', name }];
  }
  const added =
    piece.match(/^add(?:\s+column)?\s+/) ??
    piece.fail(
      'a table is altered by add (column, index, unique index, foreign key, constraint) and drop (index, constraint); others have a twin, NNNN_name.mysql.sql',
    );
  return partsIn(table, added.rest).map((part) =>
    part.kind === 'primary key' ? piece.fail('a primary key stays') : { does: 'add', part },
  );
}

/** Every tenant would see an unprotected table: each is protected in the step that makes it. */
function assertProtected(changes: readonly StepChange[], pieces: readonly Piece[]): void {
  const protectedTables = new Set(
    changes.flatMap((change) => (change.kind === 'protect' ? change.tables : [])),
  );
  const created = new Set<string>();
  changes.forEach((change, i) => {
    const piece = pieces[i] as Piece;
    if (change.kind === 'create') {
      created.add(change.table);
      if (!protectedTables.has(change.table))
        piece.fail(`${change.table} is not isolated: add {protect ${change.table}}`);
    }
    if (change.kind === 'protect')
      for (const table of change.tables)
        if (!created.has(table)) piece.fail(`${table} is not made in this step, above this line`);
  });
}
