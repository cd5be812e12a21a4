import { versionMismatch } from './errors.ts';

/**
 * @param expected the version the caller saw (If-Match); undefined when they did not say
 * @throws AppError `version_mismatch` when it has changed since
 */
export function requireVersion(current: number, expected: number | undefined): void {
  if (expected !== undefined && expected !== current) throw versionMismatch(current);
}
