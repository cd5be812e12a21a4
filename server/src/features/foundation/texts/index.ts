/**
 * Texts that several people edit: merges concurrent edits, and refuses those that cannot be merged. Owns no table: the
 * owner of a text stores it with a version. Depends on activity, for the last author.
 */
export { textsFeature } from './feature.ts';
export { seenText, seenVersion, textVersion } from './schema.ts';
export { settleTexts } from './settle.ts';
