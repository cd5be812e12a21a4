import { NAME, columnIn } from './columns.ts';
import type { StepCheck, StepForeignKey, StepIndex, TablePart } from './model.ts';
import type { Piece } from './piece.ts';

/** Where the columns of a partial index's condition stand in the index of an engine that has none. */
const HERE = '{where}';

/** One part of a table as a step defines it; a column with a check is two. */
export function partsIn(table: string, piece: Piece): TablePart[] {
  const primary = piece.match(/^primary key\b/);
  if (primary) {
    const { names, rest } = namesIn(primary.rest);
    return [{ kind: 'primary key', columns: ended(names, rest) }];
  }
  const index = piece.match(new RegExp(`^(unique )?index\\s+(${NAME})`));
  if (index) return [indexIn(index.groups, index.rest)];
  const foreign = piece.match(/^foreign key\b/);
  if (foreign) return [foreignKeyIn(table, foreign.rest)];
  const constraint = piece.match(new RegExp(`^constraint\\s+(${NAME})\\s+check\\b`));
  if (constraint) return [checkIn(constraint.groups[0] ?? '', constraint.rest)];
  return columnIn(table, piece);
}

function indexIn([unique, name = '']: readonly (string | undefined)[], piece: Piece): StepIndex {
  const { names, rest } = namesIn(piece, HERE);
  const columns = names.filter((column) => column !== HERE);
  const condition = rest.match(/^where\b/)?.rest;
  if (!condition && rest.text !== '') rest.fail(`an index has no "${rest.text}" here`);
  const isUnique = unique !== undefined;
  if (isUnique && condition)
    condition.fail(
      'MySQL has no partial unique index; a generated column that is null in the other rows makes one',
    );
  if (!condition && names.includes(HERE)) piece.fail(`${HERE} stands in an index with a condition`);
  const added = condition ? columnsOf(condition).filter((one) => !columns.includes(one)) : [];
  const at = Math.max(0, names.indexOf(HERE));
  const whole = [...columns.slice(0, at), ...added, ...columns.slice(at)];
  return { kind: 'index', name, isUnique, columns, where: condition?.text, whole };
}

/** The columns of a condition: comparisons with `and` between. */
function columnsOf(condition: Piece): string[] {
  const comparison = new RegExp(`^(${NAME})\\s*(is null|is not null|[<>=]+\\s*[^\\s]+)$`);
  return condition.text
    .split(/\s+and\s+/)
    .map(
      (part) =>
        comparison.exec(part)?.[1] ??
        condition.fail('the condition of an index compares columns, with "and" between'),
    );
}

function foreignKeyIn(table: string, piece: Piece): StepForeignKey {
  const { names: columns, rest } = namesIn(piece);
  const references =
    rest.match(new RegExp(`^references\\s+(${NAME})`)) ??
    rest.fail('a foreign key references a table');
  const { names: target, rest: after } = namesIn(references.rest);
  const cascade = after.match(/^on delete cascade$/);
  if (!cascade && after.text !== '')
    after.fail(
      'a foreign key says "on delete cascade" or nothing: the other actions would touch the tenant',
    );
  return {
    kind: 'foreign key',
    name: `${table}_${columns.join('_')}_fkey`,
    columns,
    table: references.groups[0] ?? '',
    target,
    isCascading: cascade !== undefined,
  };
}

function checkIn(name: string, piece: Piece): StepCheck {
  const { inside, rest } = piece.parentheses('a condition');
  return { kind: 'check', name, condition: ended(inside.text, rest) };
}

function namesIn(piece: Piece, ...words: string[]): { names: string[]; rest: Piece } {
  const { inside, rest } = piece.parentheses('which columns');
  const name = new RegExp(`^${NAME}$`);
  const names = inside.split(',').map((part) => {
    if (!name.test(part.text) && !words.includes(part.text))
      part.fail(`"${part.text}" is not the name of a column`);
    return part.text;
  });
  return { names, rest };
}

/** The value, once nothing follows it. */
function ended<T>(value: T, rest: Piece): T {
  return rest.text === '' ? value : rest.fail(`"${rest.text}" is not understood here`);
}
