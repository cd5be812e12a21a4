import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { CHECKOUT } from '#config/places.ts';

/**
 * The program's first file. What the others are compiled to is kept beside the dependencies, so that the
 * next start takes less time; where nothing can be written, that is all that is lost.
 */
enableCompileCache(join(CHECKOUT, '.cache/node'));
await import('./cli/program.ts');
