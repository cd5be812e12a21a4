import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

/** Makes a directory that others can pass through but not list; an existing one is left alone. */
export function makeDirectory(path: string, mode = 0o711): void {
  if (existsSync(path)) return;
  mkdirSync(path, { recursive: true });
  chmodSync(path, mode);
}

/** The trimmed text of a file, undefined when there is none or it cannot be read. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** Creates a file with its whole content or not at all; false when someone else already has. */
export function createOnce(path: string, content: string, mode: number): boolean {
  const draft = besides(path);
  writeFileSync(draft, content, { mode, flush: true });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (existsSync(path)) return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

/** A name in the same directory that no one else uses. */
export function besides(path: string): string {
  return `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
}
