/**
 * Texts that several people write: what becomes of one when someone writes another over it, and the refusal when both
 * cannot be kept. Owns no table: the owner of a text stores it with a version. Depends on activity, for the last author.
 */
export { textsFeature } from './feature.ts';
export { seenText, seenVersion, textVersion } from './schema.ts';
export { settleTexts } from './settle.ts';
