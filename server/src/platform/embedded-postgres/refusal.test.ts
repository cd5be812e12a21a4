import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DataDirectory } from '../../../test/harness/embedded.ts';
import { EmbeddedDatabaseError, startEmbedded } from './index.ts';
import { findPostmaster } from './postmaster.ts';

let directory: DataDirectory;
beforeEach(() => {
  directory = new DataDirectory();
});
afterEach(() => directory[Symbol.asyncDispose]());

describe('when it cannot start, one line says why', () => {
  test('files of another version', async () => {
    const server = await startEmbedded({ dataDir: directory.path });
    await server[Symbol.asyncDispose]();
    writeFileSync(join(server.dataDir, 'PG_VERSION'), '12\n');
    const message = await refusal();
    expect(message).toMatch(/could not start: its files were made by another version\. Log: /);
    expect(message).toContain(server.logFile);
    expect(message).toContain('not compatible with this version');
    expect(message).not.toContain('\n');
  });

  test('a lost password', async () => {
    const server = await startEmbedded({ dataDir: directory.path });
    await server[Symbol.asyncDispose]();
    const kept = readFileSync(join(directory.path, 'postgres.password'), 'utf8');
    rmSync(join(directory.path, 'postgres.password'));
    expect(await refusal()).toMatch(/postgres\.password is missing/);
    writeFileSync(join(directory.path, 'postgres.password'), `${kept}x`);
    expect(await refusal()).toMatch(/refuses its own password/);
    expect(findPostmaster(server.dataDir)).toBeUndefined();
  });
});

async function refusal(): Promise<string> {
  const error = await startEmbedded({ dataDir: directory.path }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(EmbeddedDatabaseError);
  return error instanceof Error ? error.message : '';
}
