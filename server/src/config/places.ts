import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder of this package, whether its sources run or what was built of them. */
export const PACKAGE = dirname(findPackageJSON(import.meta.url) ?? '.');
/** The root of the checkout, or of what a container has of it. */
export const CHECKOUT = dirname(PACKAGE);

/** @returns the version of this package, as in `1.2.3` */
export function productVersion(): string {
  const text = readFileSync(join(PACKAGE, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
