import type { TSchema, Static } from 'typebox';
import { type FieldProblem, invalid } from '#kernel/errors.ts';
import { textProblem } from '#kernel/text.ts';
import { compileCheck } from '#platform/http/index.ts';
import { ZipReader } from '#platform/zip/index.ts';
import type { ExportedMember } from '#identity/index.ts';
import type { Row, RowRules } from '#tenancy/transfer/index.ts';
import type { Source } from '../source.ts';
import { Hashing, lines } from './lines.ts';
import {
  DOMAINS,
  type DomainEntry,
  Domains,
  FORMAT,
  FORMAT_VERSION,
  MANIFEST,
  MEMBERS,
  Manifest,
  Members,
  type TableEntry,
  manifestProblems,
  memberProblems,
  tableFile,
} from './manifest.ts';
import { FieldRules } from './rules.ts';

/** What a file may hold; a workspace of ten million tasks stays below it. */
const LIMITS = { entries: 1000, bytes: 256 * 2 ** 30, ratio: 250 };
/** What is read whole: the manifest and the lists of people and domains. */
const LONGEST_LIST = 64 * 2 ** 20;
/** Rows on their way at a time, and characters of them: a file may hold few rows that are very large. */
const PAGE = { rows: 2000, characters: 8_000_000 };

/** An exported workspace, its table of contents found good; its rows have yet to be looked at. */
export class Archive implements AsyncDisposable, Source {
  readonly manifest: Manifest;
  readonly members: readonly ExportedMember[];
  readonly domains: readonly DomainEntry[];
  /** What its rows are held to. */
  readonly rules: FieldRules;
  readonly #zip: ZipReader;

  private constructor(zip: ZipReader, manifest: Manifest, lists: Lists, rules: RowRules) {
    this.#zip = zip;
    this.manifest = manifest;
    this.members = lists.members;
    this.domains = lists.domains;
    this.rules = new FieldRules(rules);
  }

  /** @throws AppError `invalid` naming the file in the archive that is wrong, and what is wrong with it */
  static async open(path: string, rules: RowRules): Promise<Archive> {
    const zip = await ZipReader.open(path, LIMITS);
    try {
      const manifest = await readManifest(zip);
      assertComplete(zip, manifest);
      const members = await readList(zip, manifest.members, Members);
      const domains = await readList(zip, manifest.domains, Domains);
      refuse(MEMBERS, memberProblems(members));
      assertDistinct(members);
      return new Archive(zip, manifest, { members, domains }, rules);
    } catch (error) {
      await zip[Symbol.asyncDispose]();
      throw error;
    }
  }

  get tables(): readonly TableEntry[] {
    return this.manifest.tables;
  }

  /** The lines of a table's file, each with its number; `hashing` sees every byte. */
  lines(table: TableEntry, hashing = new Hashing()): ReturnType<typeof lines> {
    return lines(hashing.through(this.#zip.content(table.file)));
  }

  /** Only for an archive whose rows were found good; without the links that may not be followed. */
  async *rows(name: string): AsyncGenerator<readonly Row[]> {
    const table = this.tables.find((entry) => entry.name === name);
    if (!table) return;
    const kept = this.rules.withoutBadLinks(name);
    let page: Row[] = [];
    let characters = 0;
    for await (const { text } of this.lines(table)) {
      page.push(kept(JSON.parse(text) as Row));
      characters += text.length;
      if (page.length < PAGE.rows && characters < PAGE.characters) continue;
      yield page;
      page = [];
      characters = 0;
    }
    if (page.length > 0) yield page;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#zip[Symbol.asyncDispose]();
  }
}

interface Lists {
  readonly members: readonly ExportedMember[];
  readonly domains: readonly DomainEntry[];
}

async function readManifest(zip: ZipReader): Promise<Manifest> {
  if (!zip.names.includes(MANIFEST))
    throw invalid({ path: MANIFEST, message: 'is missing: this is not an exported workspace' });
  const found = parse(MANIFEST, await whole(zip, MANIFEST)) as Partial<Manifest> | null;
  if (found?.format !== FORMAT)
    throw invalid({ path: MANIFEST, message: `must have the format ${FORMAT}` });
  if (found.formatVersion !== FORMAT_VERSION) {
    const message = `has the format version ${shown(found.formatVersion)}, made by TaskForce ${shown(found.product?.version)}; this one reads version ${FORMAT_VERSION}`;
    throw invalid({ path: MANIFEST, message });
  }
  const manifest = checked(MANIFEST, Manifest, found);
  refuse(MANIFEST, manifestProblems(manifest));
  return manifest;
}

/** @throws AppError `invalid` naming the first of the problems, and the file they are in */
function refuse(file: string, problems: readonly FieldProblem[]): void {
  if (problems.length > 0)
    throw invalid(
      ...problems
        .slice(0, 10)
        .map(({ path, message }) => ({ path: `${file}/${path.replaceAll('.', '/')}`, message })),
    );
}

/** What a manifest that was not checked yet says of itself. */
const shown = (value: unknown): string =>
  /^[\w.+-]{1,40}$/.test(String(value)) ? String(value) : 'of unknown version';

/** What the manifest names must be there under the very names it would be written under, and nothing else. */
function assertComplete(zip: ZipReader, manifest: Manifest): void {
  const { tables, members, domains } = manifest;
  const problems: FieldProblem[] = [];
  const wanted = new Set([
    MANIFEST,
    MEMBERS,
    DOMAINS,
    ...tables.map(({ name }) => tableFile(name)),
  ]);
  if (wanted.size !== tables.length + 3)
    problems.push({ path: MANIFEST, message: 'names a table twice' });
  const named = [members, domains, ...tables].map(({ file }) => file);
  for (const file of named.filter((name) => !wanted.has(name)))
    problems.push({ path: MANIFEST, message: `names the file ${file}, which is not its place` });
  for (const file of [...wanted].filter((name) => !zip.names.includes(name)))
    problems.push({ path: file, message: 'is missing' });
  for (const file of zip.names.filter((name) => !wanted.has(name)))
    problems.push({ path: file, message: 'is not in the manifest' });
  if (problems.length > 0) throw invalid(...problems);
}

function assertDistinct(members: readonly ExportedMember[]): void {
  const problems: FieldProblem[] = [];
  const seen = new Set<string>();
  for (const [at, { id, email }] of members.entries()) {
    for (const mark of [id, email.toLowerCase()]) {
      if (seen.has(mark)) problems.push({ path: `${MEMBERS}[${at}]`, message: `${mark} is twice` });
      seen.add(mark);
    }
  }
  if (problems.length > 0) throw invalid(...problems);
}

async function readList<S extends TSchema>(
  zip: ZipReader,
  { file, count, sha256 }: Manifest['members'],
  schema: S,
): Promise<Static<S>> {
  const hashing = new Hashing();
  const list = parse(file, await whole(zip, file, hashing));
  if (hashing.digest() !== sha256)
    throw invalid({ path: file, message: 'is not what the manifest says: its SHA-256 differs' });
  const found = checked(file, schema, list);
  if ((found as unknown[]).length !== count)
    throw invalid({ path: file, message: `has other than the ${count} entries of the manifest` });
  return found;
}

async function whole(zip: ZipReader, file: string, hashing = new Hashing()): Promise<Buffer> {
  if (zip.sizeOf(file) > LONGEST_LIST)
    throw invalid({ path: file, message: `is larger than ${LONGEST_LIST} bytes` });
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of hashing.through(zip.content(file))) chunks.push(chunk);
  } catch (error) {
    throw invalid({ path: file, message: `cannot be unpacked (${(error as Error).message})` });
  }
  return Buffer.concat(chunks);
}

function parse(path: string, bytes: Buffer): unknown {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw invalid({ path, message: `is not JSON (${(error as Error).message})` });
  }
  const problem = textProblem(value, path);
  if (problem) throw invalid(problem);
  return value;
}

function checked<S extends TSchema>(file: string, schema: S, value: unknown): Static<S> {
  const check = compileCheck(schema);
  if (check(value)) return value as Static<S>;
  throw invalid(
    ...(check.errors ?? []).slice(0, 10).map(({ instancePath, message }) => ({
      path: `${file}${instancePath}`,
      message: message ?? 'is wrong',
    })),
  );
}
