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

/** Refuses unknown fields instead of dropping them, and collects every offending field. */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) =>
  (httpPart === 'body' ? exact : fromText).compile(schema);

/** A checker for answers, used where tests hold the server to its own contract. */
export const compileCheck = (schema: TSchema): ValidateFunction => exact.compile(schema);
