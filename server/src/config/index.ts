/**
 * The settings of one process, read from the environment once and frozen.
 *
 * The only reader of `process.env`. Three steps: read the text (with `.env` behind it), check and
 * convert each value, derive the rest and make the secret. Boot fails on the first bad setting, with
 * a line for each of them.
 */
export { type Config, withPort } from './config.ts';
export { ConfigError } from './error.ts';
export type { MailSender } from './mail.ts';
export { CHECKOUT, PACKAGE, productVersion } from './places.ts';
export { readConfig, unknownSettings } from './read.ts';
export { resolveReference } from './references.ts';
export { deriveKey } from './secrets.ts';
