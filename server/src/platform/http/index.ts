/** The building blocks of routes: contracts, wire shapes, and validation of requests. */
export { attachment } from './attachment.ts';
export {
  publicRoute,
  type Access,
  type Contract,
  type ContractTag,
  type Input,
  type Reply,
  type Route,
} from './route.ts';
export {
  NoContent,
  PlainDate,
  Problem,
  Timestamp,
  Uuid,
  file,
  nullable,
  object,
  oneOf,
  pageOf,
  pageQuery,
  sortBy,
} from './schema.ts';
export { MOST_FIELDS } from './trim.ts';
export { compileCheck, validatorCompiler } from './validation.ts';
