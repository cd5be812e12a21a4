import type { StepCheck, StepColumn } from './model.ts';
import type { Piece } from './piece.ts';
import { type StepType, typeNamed } from './types.ts';

/** A name in lower case, as neither engine quotes it. */
export const NAME = '[a-z][a-z0-9_]*';

interface Clauses {
  isNotNull: boolean;
  default?: string;
  generated?: string;
  check?: string;
}

/**
 * A column as a step defines it, and what it checks: `name {text 200} not null check (name <> '')`.
 * @throws StepSyntaxError for what one of the engines would not take
 */
export function columnIn(table: string, piece: Piece): (StepColumn | StepCheck)[] {
  const start = piece.match(new RegExp(`^(${NAME})\\s+(\\{[^}]*\\}|[a-z]+)`));
  if (!start)
    piece.fail(
      'a column begins with its name and type; otherwise primary key, index, unique index, foreign key or constraint',
    );
  const [name = '', named = ''] = start.groups;
  const type = typeNamed(named.replaceAll(/\s+/g, ' '), piece);
  const clauses = clausesIn(start.rest, type);
  const { isNotNull, generated, check } = clauses;
  const { postgres, mysql, isLong } = type;
  return [
    {
      kind: 'column',
      name,
      type: { postgres, mysql },
      isLong,
      isNotNull,
      default: clauses.default,
      generated,
    },
    // By the name that PostgreSQL would give it, so that a later step can name it on both.
    ...(check === undefined
      ? []
      : [{ kind: 'check' as const, name: `${table}_${name}_check`, condition: check }]),
  ];
}

function clausesIn(piece: Piece, type: StepType): Clauses {
  const clauses: Clauses = { isNotNull: false };
  let left = piece;
  while (left.text !== '') {
    const at = left;
    const next =
      at.match(/^(not null)\b/) ??
      at.match(/^(default)\s+('(?:[^']|'')*'|-?[\w.]+)/) ??
      at.match(/^(check)\b/) ??
      at.match(/^(generated) always as\b/) ??
      at.fail(
        `a column has no "${at.text.split(/\s/, 1)[0]}" here: only not null, default, check and generated always as (…) stored; write keys on separate lines`,
      );
    const [clause, value = ''] = next.groups;
    left = next.rest;
    if (clause === 'not null') clauses.isNotNull = true;
    else if (clause === 'default') {
      if (type.isLong) at.fail('MySQL gives a long text no default; bound it, as in {text 200}');
      clauses.default = value;
    } else {
      const { inside, rest } = left.parentheses('an expression');
      left = rest;
      if (clause === 'check') clauses.check = inside.text;
      else {
        left = rest.match(/^stored\b/)?.rest ?? rest.fail('a generated column is stored');
        clauses.generated = inside.text;
      }
    }
  }
  if (clauses.generated !== undefined && (clauses.isNotNull || clauses.default !== undefined))
    piece.fail('a generated column is neither not null nor has it a default on both engines');
  return clauses;
}
