import { type FieldProblem, invalid } from '#kernel/errors.ts';
import { type Checksum, Digest, type Row, type Table } from '#tenancy/transfer/index.ts';
import type { FillProgress } from '../fill.ts';
import { Hashing } from './lines.ts';
import { MANIFEST, type TableEntry } from './manifest.ts';
import type { Archive } from './read.ts';
import { rowProblem } from './values.ts';

/** The maximum number of reported problems. */
const TOLD = 20;

/** What was seen in the rows of an archive that is good. */
export interface Checked {
  /** Rows whose link leads neither to http nor to https; they are taken without it. */
  readonly linksDropped: number;
}

/**
 * Reads every row of an archive and holds it against the tables of this version and against what a request
 * could have put there, before anything is changed anywhere.
 * @throws AppError `invalid` with file, line and what is wrong, for the first twenty problems
 */
export async function checkRows(
  archive: Archive,
  tables: readonly Table[],
  progress: FillProgress = () => undefined,
): Promise<Checked> {
  const shapes = archive.tables.flatMap((entry) => shapeProblems(entry, tables));
  if (shapes.length > 0) throw invalid(...shapes.slice(0, TOLD));
  const total = archive.tables.reduce((sum, { rows }) => sum + rows, 0);
  const problems: FieldProblem[] = [];
  let [done, linksDropped] = [0, 0];
  for (const entry of archive.tables) {
    const table = tables.find(({ name }) => name === entry.name) as Table;
    const found = await lookAt(archive, entry, table);
    problems.push(...found.problems);
    linksDropped += found.linksDropped;
    if (problems.length >= TOLD) break;
    progress((done += entry.rows), total);
  }
  if (problems.length > 0) throw invalid(...problems.slice(0, TOLD));
  return { linksDropped };
}

/** A newer version may have tables and columns that would be lost here; an older one may lack some. */
function shapeProblems(entry: TableEntry, tables: readonly Table[]): FieldProblem[] {
  const table = tables.find(({ name }) => name === entry.name);
  const path = `${MANIFEST}: ${entry.name}`;
  if (!table) return [{ path, message: 'is a table this version does not have; update first' }];
  const known = new Set(table.columns.map(({ name }) => name));
  const unknown = entry.columns.filter((name) => !known.has(name));
  const missing = table.columns.filter(
    ({ name, nullable, hasDefault }) => !nullable && !hasDefault && !entry.columns.includes(name),
  );
  return [
    ...unknown.map((name) => ({
      path: `${path}.${name}`,
      message: 'is a column this version does not have; update first',
    })),
    ...missing.map(({ name }) => ({
      path: `${path}.${name}`,
      message: 'is missing, and this version cannot do without it',
    })),
  ];
}

interface Look extends Checked {
  readonly problems: FieldProblem[];
}

async function lookAt(archive: Archive, entry: TableEntry, table: Table): Promise<Look> {
  const { file, columns } = entry;
  const problems: FieldProblem[] = [];
  const [hashing, digest] = [new Hashing(), new Digest(columns)];
  const [check, kept] = [archive.rules.of(table.name), archive.rules.withoutBadLinks(table.name)];
  let linksDropped = 0;
  const add = (row: Row): string | undefined => {
    digest.add(row);
    const without = kept(row);
    if (without !== row) linksDropped += 1;
    return check(without);
  };
  try {
    for await (const { number, text } of archive.lines(entry, hashing)) {
      const row = parseRow(text);
      const wrong = row === undefined ? 'is not JSON' : rowProblem(table, columns, row);
      const problem = wrong ?? add(row as Row);
      if (problem !== undefined) problems.push({ path: `${file}:${number}`, message: problem });
      if (problems.length >= TOLD) return { problems, linksDropped };
    }
  } catch (error) {
    problems.push({ path: file, message: `cannot be read (${(error as Error).message})` });
  }
  if (problems.length > 0) return { problems, linksDropped };
  return { problems: promised(entry, hashing.digest(), digest.checksum), linksDropped };
}

/** Holds what was found against what the manifest says. */
function promised(
  { file, rows, sha256, checksum }: TableEntry,
  hash: string,
  found: Checksum,
): FieldProblem[] {
  if (hash !== sha256)
    return [{ path: file, message: 'is not what the manifest says: its SHA-256 differs' }];
  if (found.count !== rows)
    return [{ path: file, message: `has ${found.count} rows; the manifest says ${rows}` }];
  if (found.sum !== checksum)
    return [{ path: file, message: 'does not have the checksum of the manifest' }];
  return [];
}

/** @returns undefined when it is no JSON */
function parseRow(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
