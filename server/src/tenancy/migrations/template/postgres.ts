import type { TableAction, StepChange, TablePart } from './model.ts';

/** A step written once, as PostgreSQL's steps are written: with `{ns}` and `{tenant,}`. */
export const toPostgres = (changes: readonly StepChange[]): string =>
  `${changes.flatMap(statementsOf).join('\n')}\n`;

function statementsOf(change: StepChange): string[] {
  if (change.kind === 'protect') return [`{protect ${change.tables.join(', ')}}`];
  const table = `{ns}.${change.table}`;
  if (change.kind === 'drop') return [`drop table ${table};`];
  if (change.kind === 'update')
    // The owner sees the rows while row-level security is not forced on it.
    return [
      `alter table ${table} no force row level security;`,
      `update ${table} ${change.set};`,
      `alter table ${table} force row level security;`,
    ];
  if (change.kind === 'alter') return change.actions.map((action) => altered(table, action));
  const inside = change.parts.flatMap((part) => (part.kind === 'index' ? [] : [definition(part)]));
  const indexes = change.parts.flatMap((part) => (part.kind === 'index' ? [part] : []));
  return [
    [`create table ${table} (`, '  {tenant_column}', `  ${inside.join(',\n  ')}`, ');'].join('\n'),
    ...indexes.map((index) => `create ${indexOn(table, index)};`),
  ];
}

function altered(table: string, action: TableAction): string {
  if (action.does === 'drop')
    return action.what === 'index'
      ? `drop index {ns}.${action.name};`
      : `alter table ${table} drop constraint ${action.name};`;
  const { part } = action;
  if (part.kind === 'index') return `create ${indexOn(table, part)};`;
  return `alter table ${table} add ${part.kind === 'column' ? 'column ' : ''}${definition(part)};`;
}

function indexOn(table: string, index: Extract<TablePart, { kind: 'index' }>): string {
  const where = index.where === undefined ? '' : ` where ${index.where}`;
  const unique = index.isUnique ? 'unique ' : '';
  return `${unique}index ${index.name} on ${table} ${list(index.columns)}${where}`;
}

function definition(part: Exclude<TablePart, { kind: 'index' }>): string {
  if (part.kind === 'primary key') return `primary key ${list(part.columns)}`;
  if (part.kind === 'check') return `constraint ${part.name} check (${part.condition})`;
  if (part.kind === 'foreign key') {
    const references = `references {ns}.${part.table} ${list(part.target)}`;
    const cascade = part.isCascading ? ' on delete cascade' : '';
    return `constraint ${part.name} foreign key ${list(part.columns)} ${references}${cascade}`;
  }
  return [
    part.name,
    part.type.postgres,
    ...(part.generated === undefined ? [] : [`generated always as (${part.generated}) stored`]),
    ...(part.isNotNull ? ['not null'] : []),
    ...(part.default === undefined ? [] : [`default ${part.default}`]),
  ].join(' ');
}

const list = (columns: readonly string[]): string => `({tenant,}${columns.join(', ')})`;
