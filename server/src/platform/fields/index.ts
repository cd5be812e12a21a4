/** Entities described field by field: rows, answers, events, patches and history follow from one declaration. */
export { type Diff } from './diff.ts';
export { type Entity, type ToldChange, fields } from './entity.ts';
export type { Derived, Field } from './field.ts';
export type { RowOf } from './types.ts';
