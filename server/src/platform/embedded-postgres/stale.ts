import { existsSync, renameSync, rmSync } from 'node:fs';
import { besides, readText } from '#config/files.ts';

/** Removes a file unless someone has put another in its place since `content` was read. */
export function removeIfStill(path: string, content: string): void {
  const taken = besides(path);
  try {
    renameSync(path, taken);
  } catch {
    return;
  }
  if (readText(taken) !== content.trim() && !existsSync(path)) renameSync(taken, path);
  else rmSync(taken);
}
