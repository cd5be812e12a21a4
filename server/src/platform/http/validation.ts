import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';

const options = {
  allErrors: true,
  removeAdditional: false,
  useDefaults: true,
  strict: false,
  // With the schema at hand a refusal can say what would be right.
  verbose: true,
} as const;
const addFormats = formats as unknown as (ajv: Ajv) => Ajv;

/** Bodies must have the right types as they come; queries and paths are text, so numbers are read from it. */
const exact = addFormats(new Ajv(options));
const fromText = addFormats(new Ajv({ ...options, coerceTypes: true }));

/**
 * Refuses unknown fields instead of dropping them, and collects every offending field. Each schema is compiled
 * for the first request that needs it: all of them would be a tenth of a start from sources.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const ajv = httpPart === 'body' ? exact : fromText;
  let compiled: ValidateFunction | undefined;
  const check: ReturnType<FastifySchemaCompiler<TSchema>> = (data: unknown) => {
    compiled ??= ajv.compile(schema);
    const isValid = compiled(data);
    check.errors = compiled.errors ?? null;
    return isValid;
  };
  return check;
};

/** A checker for answers, used where tests hold the server to its own contract. */
export const compileCheck = (schema: TSchema): ValidateFunction => exact.compile(schema);
