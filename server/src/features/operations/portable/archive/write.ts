import { rename, rm } from 'node:fs/promises';
import { ZipWriter } from '#platform/zip/index.ts';
import type { ExportedMember } from '#identity/index.ts';
import { Digest } from '#tenancy/transfer/index.ts';
import type { FillProgress } from '../fill.ts';
import type { Source, SourceTable } from '../source.ts';
import { Hashing } from './lines.ts';
import {
  DOMAINS,
  type DomainEntry,
  MANIFEST,
  MEMBERS,
  type Manifest,
  type TableEntry,
  tableFile,
} from './manifest.ts';

/** What goes into a file beside the rows. */
export interface Contents {
  readonly about: Omit<Manifest, 'tables' | 'members' | 'domains'>;
  readonly source: Source;
  /** Asked for last, so that everyone the rows speak of is among them. */
  readonly members: () => Promise<readonly ExportedMember[]>;
  readonly domains: () => Promise<readonly DomainEntry[]>;
}

/**
 * Writes a workspace to a ZIP file. Until it is complete it bears another name, so what bears its own
 * name is whole.
 * @param path must not exist yet
 */
export async function writeArchive(
  path: string,
  contents: Contents,
  progress: FillProgress,
): Promise<Manifest> {
  const part = `${path}.part`;
  await rm(part, { force: true });
  try {
    const manifest = await write(part, contents, progress);
    await rename(part, path);
    return manifest;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function write(path: string, contents: Contents, progress: FillProgress): Promise<Manifest> {
  const { about, source } = contents;
  const zip = new ZipWriter(path, new Date(about.createdAt));
  const total = source.tables.reduce((sum, { rows }) => sum + rows, 0);
  const tables: TableEntry[] = [];
  let done = 0;
  for (const table of source.tables) {
    tables.push(await writeTable(zip, source, table, (rows) => progress((done += rows), total)));
  }
  const members = await writeList(zip, MEMBERS, await contents.members());
  const domains = await writeList(zip, DOMAINS, await contents.domains());
  const manifest = { ...about, tables, members, domains };
  await zip.add(MANIFEST, once(`${JSON.stringify(manifest, null, 2)}\n`));
  await zip.end();
  return manifest;
}

async function writeTable(
  zip: ZipWriter,
  source: Source,
  { name, columns, rows }: SourceTable,
  progress: (rows: number) => void,
): Promise<TableEntry> {
  const file = tableFile(name);
  const [hashing, digest] = [new Hashing(), new Digest(columns)];
  async function* text(): AsyncGenerator<string> {
    for await (const page of source.rows(name)) {
      for (const row of page) digest.add(row);
      yield page.map((row) => `${JSON.stringify(row)}\n`).join('');
      progress(page.length);
    }
  }
  await zip.add(file, hashing.through(text()));
  const { count, sum } = digest.checksum;
  if (count !== rows) throw new Error(`${name} has ${rows} rows, and ${count} were read`);
  return { name, file, rows, sha256: hashing.digest(), columns: [...columns], checksum: sum };
}

async function writeList(zip: ZipWriter, file: string, list: readonly unknown[]) {
  const hashing = new Hashing();
  await zip.add(file, hashing.through(once(`${JSON.stringify(list, null, 2)}\n`)));
  return { file, count: list.length, sha256: hashing.digest() };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
