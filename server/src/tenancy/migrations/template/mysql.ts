import { baseTable } from '../../model/index.ts';
import type { TableAction, StepChange, TablePart } from './model.ts';

/**
 * A step written once, as MySQL's steps are written: with `{id}` and `{text}`, a line of two slashes between
 * statements. Each statement can be run again: what it makes is there, or it asks first.
 * @param step its name, for what it leaves behind for a moment
 */
export function toMySql(step: string, changes: readonly StepChange[]): string {
  const statements = changes.flatMap((change, i) => statementsOf(`${step}_${i}`, change));
  // A view shows the columns that its table had when the view was made.
  const seen = changes.flatMap((change) => {
    if (change.kind === 'protect') return change.tables;
    return change.kind === 'alter' && change.actions.some(isColumn) ? [change.table] : [];
  });
  const dropped = changes.flatMap((change) => (change.kind === 'drop' ? [change.table] : []));
  const views = [...new Set(seen)].filter((table) => !dropped.includes(table));
  const protection = views.length > 0 ? [`{protect ${views.join(', ')}}`] : [];
  return `${[...statements, ...protection].join('\n//\n')}\n`;
}

const isColumn = (action: TableAction): boolean =>
  action.does === 'add' && action.part.kind === 'column';

function statementsOf(step: string, change: StepChange): string[] {
  if (change.kind === 'protect') return [];
  const table = baseTable(change.table);
  if (change.kind === 'drop')
    return [`drop view if exists ${change.table}`, `drop table if exists ${table}`];
  if (change.kind === 'update') return [`update ${table} ${change.set}`];
  if (change.kind === 'alter') return ifNeeded(step, table, change.actions);
  const inside = ['tenant_id {id} not null', ...definitions(change.parts)];
  return [`create table if not exists ${table} (\n  ${inside.join(',\n  ')}\n)`];
}

/**
 * These servers know no `add column if not exists` that both take: a procedure asks the catalog. One statement
 * alters the table, entirely or not at all, so whether it is done shows in its first action.
 */
function ifNeeded(step: string, table: string, actions: readonly TableAction[]): string[] {
  const [first] = actions;
  if (!first) return [];
  const procedure = `platform_step_${step.replaceAll(/\W/g, '_')}`;
  return [
    'unlock tables',
    `drop procedure if exists ${procedure}`,
    [
      `create procedure ${procedure}() modifies sql data`,
      'begin',
      `  if ${first.does === 'add' ? 'not ' : ''}exists (${catalogOf(table, first)}) then`,
      `    alter table ${table}\n      ${altered(actions).join(',\n      ')};`,
      '  end if;',
      'end',
    ].join('\n'),
    `call ${procedure}()`,
    `drop procedure ${procedure}`,
  ];
}

function altered(actions: readonly TableAction[]): string[] {
  const added = actions.flatMap((action) => (action.does === 'add' ? [action.part] : []));
  const defined = definitions(added);
  return actions.map((action) => {
    if (action.does === 'drop')
      return `drop ${action.what === 'index' ? 'key' : 'constraint'} ${action.name}`;
    const definition = defined[added.indexOf(action.part)];
    return `add ${action.part.kind === 'column' ? 'column ' : ''}${definition}`;
  });
}

/** Where it stands that an action is done. */
function catalogOf(table: string, action: TableAction): string {
  const [view, column, name] = placeOf(action);
  return `select 1 from information_schema.${view} where table_schema = database() and table_name = '${table}' and ${column} = '${name}'`;
}

function placeOf(action: TableAction): readonly [view: string, column: string, name: string] {
  const kind = action.does === 'add' ? action.part.kind : action.what;
  const name = action.does === 'add' ? action.part.name : action.name;
  if (kind === 'column') return ['columns', 'column_name', name];
  return kind === 'index'
    ? ['statistics', 'index_name', name]
    : ['table_constraints', 'constraint_name', name];
}

function definitions(parts: readonly TablePart[]): string[] {
  const names = new Set(parts.flatMap((part) => (part.kind === 'column' ? [part.name] : [])));
  // Outside of quotes, a name such as rank or key would be a word of MySQL.
  const expression = (text: string): string =>
    text.replaceAll(/'[^']*'|[a-z_0-9]+/g, (word) => (names.has(word) ? quoted(word) : word));
  return parts.map((part) => definition(part, expression));
}

function definition(part: TablePart, expression: (text: string) => string): string {
  if (part.kind === 'primary key') return `primary key ${list(part.columns)}`;
  if (part.kind === 'index')
    return `${part.isUnique ? 'unique ' : ''}key ${part.name} ${list(part.whole)}`;
  if (part.kind === 'check') return `constraint ${part.name} check (${expression(part.condition)})`;
  if (part.kind === 'foreign key') {
    const references = `references ${baseTable(part.table)} ${list(part.target)}`;
    const cascade = part.isCascading ? ' on delete cascade' : '';
    return `constraint ${part.name} foreign key ${list(part.columns)} ${references}${cascade}`;
  }
  const { generated } = part;
  return [
    quoted(part.name),
    part.type.mysql,
    ...(generated === undefined ? [] : [`generated always as (${expression(generated)}) stored`]),
    ...(part.isNotNull ? ['not null'] : []),
    ...(part.default === undefined ? [] : [`default ${part.default}`]),
  ].join(' ');
}

const list = (columns: readonly string[]): string =>
  `(${['tenant_id', ...columns.map(quoted)].join(', ')})`;

const quoted = (name: string): string => `\`${name}\``;
