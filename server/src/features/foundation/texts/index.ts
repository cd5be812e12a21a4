/**
 * Texts that several people write: what becomes of one when somebody writes another over it, and the refusal when both
 * cannot be kept. Owns no table: whoever has a text keeps it with a version. Depends on activity, for who wrote last.
 */
export { textsFeature } from './feature.ts';
export { seenText, seenVersion, textVersion } from './schema.ts';
export { settleTexts } from './settle.ts';
