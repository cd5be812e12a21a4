import { findPackageJSON } from 'node:module';
import { dirname } from 'node:path';

/** The folder of this package, whether its sources run or what was built of them. */
export const PACKAGE = dirname(findPackageJSON(import.meta.url) ?? '.');
/** The root of the checkout, or of what a container has of it. */
export const CHECKOUT = dirname(PACKAGE);
