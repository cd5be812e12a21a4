import type { StepColumn } from './model.ts';
import type { Piece } from './piece.ts';

/** A type as a step names it, as the steps of each engine name it. */
export type StepType = Pick<StepColumn['type'], 'postgres' | 'mysql'> & Pick<StepColumn, 'isLong'>;

const same = (type: string): StepType => ({ postgres: type, mysql: type, isLong: false });
const type = (postgres: string, mysql: string, isLong = false): StepType => ({
  postgres,
  mysql,
  isLong,
});

const TYPES: Readonly<Record<string, StepType>> = {
  int: same('int'),
  smallint: same('smallint'),
  bigint: same('bigint'),
  boolean: same('boolean'),
  date: same('date'),
  '{uuid}': type('uuid', '{id}'),
  '{time}': type('timestamptz(3)', '{time}'),
  '{text}': type('text', 'mediumtext {text}', true),
  '{json}': type('text', 'mediumtext {text}', true),
  '{rank}': type('text collate "C"', 'varchar(500) {ascii}'),
};
/** What people write, and words of the code: MySQL is told how long they may be. */
const BOUNDED: Readonly<Record<string, string>> = { text: '{text}', ascii: '{ascii}' };

const KNOWN = [...Object.keys(TYPES), ...Object.keys(BOUNDED).map((name) => `{${name} 200}`)];

/** @throws StepSyntaxError for a type that there is not */
export function typeNamed(name: string, place: Piece): StepType {
  const [, word = '', length] = /^\{([a-z]+) (\d+)\}$/.exec(name) ?? [];
  const bounded = BOUNDED[word];
  if (bounded) return type('text', `varchar(${length}) ${bounded}`);
  return TYPES[name] ?? place.fail(`there is no type ${name}; there are ${KNOWN.join(', ')}`);
}
