import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { ZipFile } from 'yazl';
import { ZipReader } from '#platform/zip/index.ts';
import { Digest, type Row } from '#tenancy/transfer/index.ts';
import type { Manifest } from '../../src/features/operations/portable/archive/manifest.ts';
import { exportTenant } from '../../src/features/operations/portable/index.ts';
import { type TestApp, startTestApp } from '../harness/app.ts';
import { depsOf, fillWorkspace, recordOf, scratch } from './portable.ts';
import { openWorkspace } from './work.ts';

/** The content of an exported file, by the names in it. */
export type Files = Map<string, Buffer>;

/** A workspace, its good export, and the means to make files out of that which are not good. */
export class Forge implements AsyncDisposable {
  readonly app: TestApp;
  readonly slug: string;
  readonly good: Files;
  readonly #scratch: Awaited<ReturnType<typeof scratch>>;
  #packed = 0;

  private constructor(
    app: TestApp,
    slug: string,
    good: Files,
    files: Awaited<ReturnType<typeof scratch>>,
  ) {
    this.app = app;
    this.slug = slug;
    this.good = good;
    this.#scratch = files;
  }

  static async open(): Promise<Forge> {
    const app = await startTestApp();
    const files = await scratch();
    const owner = await openWorkspace(app, 'free');
    await fillWorkspace(app, owner);
    const slug = owner.person.tenant;
    await exportTenant(depsOf(app), await recordOf(app, slug), files.file('good.zip'));
    return new Forge(app, slug, await unpacked(files.file('good.zip')), files);
  }

  /** The path of a file of this name; the good one is `good.zip`. */
  file(name: string): string {
    return this.#scratch.file(name);
  }

  /** Writes entries, whatever they are. @param after what becomes of the file's bytes */
  async packed(
    entries: Iterable<readonly [string, Buffer]>,
    options: { mode?: number; after?: (bytes: Buffer) => Buffer } = {},
  ): Promise<string> {
    const zip = new ZipFile();
    for (const [name, content] of entries)
      zip.addBuffer(content, name, options.mode ? { mode: options.mode } : {});
    zip.end();
    const bytes = Buffer.concat(await gathered(zip.outputStream as AsyncIterable<Buffer>));
    const path = this.file(`hostile-${(this.#packed += 1)}.zip`);
    await writeFile(path, options.after?.(bytes) ?? bytes);
    return path;
  }

  /** The good file with a changed manifest. */
  withManifest(change: (manifest: Manifest) => unknown): Promise<string> {
    const manifest = manifestOf(this.good);
    const changed = change(manifest) ?? manifest;
    return this.packed(new Map(this.good).set('manifest.json', json(changed)));
  }

  /** The good file with a changed table, its hash put right so that only the rows are wrong. */
  withTable(name: string, change: (text: string) => string | Buffer): Promise<string> {
    const file = `tables/${name}.ndjson`;
    const content = Buffer.from(change(String(this.good.get(file))));
    const manifest = manifestOf(this.good);
    for (const table of manifest.tables) if (table.name === name) table.sha256 = sha256(content);
    return this.packed(new Map(this.good).set(file, content).set('manifest.json', json(manifest)));
  }

  /** The good file with other rows in a table, a line each; every hash, count and checksum right. */
  withRows(name: string, lines: readonly string[]): Promise<string> {
    const file = `tables/${name}.ndjson`;
    const content = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    const manifest = manifestOf(this.good);
    const entry = manifest.tables.find((table) => table.name === name);
    if (!entry) throw new Error(`there is no table ${name} in the file`);
    const digest = new Digest(entry.columns);
    for (const line of lines) digest.add(JSON.parse(line) as Row);
    const { count: rows, sum: checksum } = digest.checksum;
    Object.assign(entry, { rows, checksum, sha256: sha256(content) });
    return this.packed(new Map(this.good).set(file, content).set('manifest.json', json(manifest)));
  }

  /** The good file as a version before some columns wrote it. @param lost by the table they are in */
  withoutColumns(lost: Readonly<Record<string, readonly string[]>>): Promise<string> {
    const files = new Map(this.good);
    const manifest = manifestOf(files);
    for (const [name, columns] of Object.entries(lost)) {
      const entry = manifest.tables.find((table) => table.name === name);
      if (!entry) throw new Error(`there is no table ${name} in the file`);
      entry.columns = entry.columns.filter((column) => !columns.includes(column));
      const digest = new Digest(entry.columns);
      const lines = String(files.get(`tables/${name}.ndjson`))
        .trimEnd()
        .split('\n');
      const rows = lines.map((line) => {
        const row = { ...(JSON.parse(line) as Row) };
        for (const column of columns) delete row[column];
        digest.add(row);
        return `${JSON.stringify(row)}\n`;
      });
      const content = Buffer.from(rows.join(''));
      Object.assign(entry, { checksum: digest.checksum.sum, sha256: sha256(content) });
      files.set(`tables/${name}.ndjson`, content);
    }
    return this.packed(files.set('manifest.json', json(manifest)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.app[Symbol.asyncDispose]();
    await this.#scratch[Symbol.asyncDispose]();
  }
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
export const manifestOf = (all: Files): Manifest =>
  JSON.parse(String(all.get('manifest.json'))) as Manifest;
export const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

async function unpacked(path: string): Promise<Files> {
  await using zip = await ZipReader.open(path, { entries: 100, bytes: 1e9, ratio: 1000 });
  const found: Files = new Map();
  for (const name of zip.names) found.set(name, Buffer.concat(await gathered(zip.content(name))));
  return found;
}

async function gathered(chunks: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return all;
}
