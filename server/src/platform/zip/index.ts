/** ZIP files, written and read as streams. */
export { ZipReader, type ZipLimits } from './reader.ts';
export { ZipWriter } from './writer.ts';
