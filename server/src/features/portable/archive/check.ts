import { type FieldProblem, invalid } from '#kernel/errors.ts';
import { Digest, type Row, type Table } from '#tenancy/transfer/index.ts';
import type { Progress } from '../fill.ts';
import { Hashing } from './lines.ts';
import { MANIFEST, type TableEntry } from './manifest.ts';
import type { Archive } from './read.ts';
import { rowProblem } from './values.ts';

/** How many problems are told before giving up. */
const TOLD = 20;

/**
 * Reads every row of an archive and holds it against the tables of this version, before anything is
 * changed anywhere.
 * @throws AppError `invalid` with file, line and what is wrong, for the first twenty problems
 */
export async function checkRows(
  archive: Archive,
  tables: readonly Table[],
  progress: Progress = () => undefined,
): Promise<void> {
  const shapes = archive.tables.flatMap((entry) => shapeProblems(entry, tables));
  if (shapes.length > 0) throw invalid(...shapes.slice(0, TOLD));
  const total = archive.tables.reduce((sum, { rows }) => sum + rows, 0);
  const problems: FieldProblem[] = [];
  let done = 0;
  for (const entry of archive.tables) {
    const table = tables.find(({ name }) => name === entry.name) as Table;
    problems.push(...(await tableProblems(archive, entry, table)));
    if (problems.length >= TOLD) break;
    progress((done += entry.rows), total);
  }
  if (problems.length > 0) throw invalid(...problems.slice(0, TOLD));
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

async function tableProblems(
  archive: Archive,
  entry: TableEntry,
  table: Table,
): Promise<FieldProblem[]> {
  const { file, columns, rows, sha256, checksum } = entry;
  const problems: FieldProblem[] = [];
  const [hashing, digest] = [new Hashing(), new Digest(columns)];
  try {
    for await (const { number, text } of archive.lines(entry, hashing)) {
      const row = parseRow(text);
      const problem = row === undefined ? 'is no JSON' : rowProblem(table, columns, row);
      if (problem !== undefined) problems.push({ path: `${file}:${number}`, message: problem });
      else digest.add(row as Row);
      if (problems.length >= TOLD) return problems;
    }
  } catch (error) {
    return [...problems, { path: file, message: `cannot be read (${(error as Error).message})` }];
  }
  if (problems.length > 0) return problems;
  if (hashing.digest() !== sha256)
    return [{ path: file, message: 'is not what the manifest says: its SHA-256 differs' }];
  const found = digest.checksum;
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
