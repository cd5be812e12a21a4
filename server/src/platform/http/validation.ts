import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { DataValidationCxt } from 'ajv/dist/types/index.js';
import formats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { parseId } from '#kernel/ids.ts';
import { maxLength } from './max-length.ts';
import { MOST_FIELDS, trim } from './trim.ts';

const options = { removeAdditional: false, useDefaults: true, strict: false } as const;
// With the schema at hand a refusal can say what would be right.
const naming = { ...options, allErrors: true, verbose: true } as const;
const addFormats = formats as unknown as (ajv: Ajv) => Ajv;

/** Put beside every `format: uuid` of a request, so that handlers compare ids in one form. */
const LOWER_CASE = 'x-lower-case';

/** With the product's own parser of ids in place of the library's, which takes `urn:uuid:…` for one. */
const checker = (more: object): Ajv =>
  addFormats(new Ajv({ ...options, ...more }))
    .removeKeyword('maxLength')
    .addKeyword(maxLength)
    .addFormat('uuid', { type: 'string', validate: (text) => parseId(text) !== undefined })
    .addKeyword({
      keyword: LOWER_CASE,
      type: 'string',
      modifying: true,
      errors: false,
      validate: (_on: unknown, data: string, _schema: unknown, at?: DataValidationCxt) => {
        if (at) at.parentData[at.parentDataProperty] = data.toLowerCase();
        return true;
      },
    });

/** A copy of a schema in which ids are handed on in lower case. */
function withLowerCaseIds(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map((part) => withLowerCaseIds(part));
  if (schema === null || typeof schema !== 'object') return schema;
  const copy = Object.fromEntries(
    Object.entries(schema).map(([name, part]) => [name, withLowerCaseIds(part)]),
  );
  return copy['format'] === 'uuid' ? { ...copy, [LOWER_CASE]: true } : copy;
}

interface Pair {
  /** Stops at the first fault: a refusal costs no more than a look as far as that. */
  readonly deciding: Ajv;
  /** Names every fault of the little that {@link trim} leaves. */
  readonly naming: Ajv;
}

/** Bodies must have the right types as they come; queries and paths are text, so numbers are read from it. */
const exact: Pair = { deciding: checker({}), naming: checker(naming) };
const coerceTypes = true;
const fromText: Pair = {
  deciding: checker({ coerceTypes }),
  naming: checker({ ...naming, coerceTypes }),
};

/**
 * Refuses unknown fields instead of dropping them, and names offending fields up to a bound. Each schema is
 * compiled for the first request that needs it: all of them would be a tenth of a start from sources.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const pair = httpPart === 'body' ? exact : fromText;
  let decide: ValidateFunction | undefined;
  let name: ValidateFunction | undefined;
  const check: ReturnType<FastifySchemaCompiler<TSchema>> = (data: unknown) => {
    decide ??= pair.deciding.compile(withLowerCaseIds(schema) as TSchema);
    const isValid = decide(data);
    check.errors = null;
    if (isValid) return true;
    name ??= pair.naming.compile(schema);
    name(trim(schema, data));
    check.errors = bounded(name.errors ?? decide.errors ?? []);
    return false;
  };
  return check;
};

/** Each field once, and one more than a refusal names, so that it can say that there are more. */
function bounded(errors: readonly ErrorObject[]): ErrorObject[] {
  const telling = errors.filter(({ keyword }) => keyword !== 'if' && keyword !== 'anyOf');
  const byField = new Map<string, ErrorObject>();
  for (const error of telling.length > 0 ? telling : errors) {
    const field = fieldOf(error);
    // What is no id says more about a text than that it is too long for one.
    if (!byField.has(field) || error.keyword === 'format') byField.set(field, error);
  }
  return [...byField.values()].slice(0, MOST_FIELDS + 1);
}

const fieldOf = ({ instancePath, params }: ErrorObject): string => {
  const { missingProperty = '', additionalProperty = '' } = params as Record<string, string>;
  return `${instancePath}/${missingProperty}${additionalProperty}`;
};

/** A checker for answers, used where tests hold the server to its own contract. */
export const compileCheck = (schema: TSchema): ValidateFunction => exact.naming.compile(schema);
