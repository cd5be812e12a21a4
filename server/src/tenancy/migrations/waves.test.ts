import { describe, expect, test } from 'vitest';
import type { Cell } from '../model/cell.ts';
import { type MigrationTarget, ledgerName } from './target.ts';
import { type TargetWork, canariesOf, planWaves } from './waves.ts';

const cell = (name: string, kind: Cell['kind'], engine: Cell['engine'] = 'postgres'): Cell => ({
  id: name,
  name,
  kind,
  engine,
  database: name,
  dsn: null,
  poolerDsn: null,
  replicaDsn: null,
});
const work = (of: Cell, target: MigrationTarget): TargetWork => ({
  place: { cell: of, target, ledger: ledgerName(of, target), name: '' },
  pending: [],
  unrecorded: [],
});
const schemas = (of: Cell, count: number): TargetWork[] =>
  Array.from({ length: count }, (_, i) =>
    work(of, { kind: 'schema', tenantId: `${of.name}-${i}` }),
  );
const shared = (of: Cell): TargetWork => work(of, { kind: 'shared' });
const names = (works: readonly TargetWork[]): string[] => works.map(({ place }) => place.ledger);

describe('the canaries', () => {
  const [a, b] = [cell('a', 'schema'), cell('b', 'schema')];
  const [d, e] = [cell('d', 'dedicated'), cell('e', 'dedicated')];
  const s = cell('s', 'shared');

  test('are one tenant of each schema cell and one of all dedicated ones, never what all share', () => {
    const all = [shared(s), ...schemas(a, 3), ...schemas(b, 3), ...schemas(d, 1), ...schemas(e, 1)];
    expect(names(canariesOf(all, undefined))).toEqual(['tenant:a-0', 'tenant:b-0', 'tenant:d-0']);
  });

  test('are shared tables where an engine has nothing else', () => {
    const m = [cell('m', 'shared', 'mysql'), cell('n', 'shared', 'mysql')].map(shared);
    expect(names(canariesOf([shared(s), ...m], undefined))).toEqual(['shared:s', 'shared:m']);
    expect(names(canariesOf([...schemas(a, 1), shared(s), ...m], undefined))).toEqual([
      'tenant:a-0',
      'shared:m',
    ]);
  });

  test('are the one that was named, unless it is up to date', () => {
    expect(names(canariesOf(schemas(a, 3), 'tenant:a-2'))).toEqual(['tenant:a-2']);
    expect(names(canariesOf(schemas(a, 3), 'tenant:a-9'))).toEqual(['tenant:a-0']);
  });
});

describe('the waves', () => {
  const all = [...schemas(cell('a', 'schema'), 300), ...schemas(cell('b', 'schema'), 100)];
  const waves = planWaves(all, all.slice(0, 1));

  test('grow, and hold every target once', () => {
    expect(waves.map(({ name, work: part }) => [name, part.length])).toEqual([
      ['canary', 1],
      ['1 %', 4],
      ['10 %', 40],
      ['all', 355],
    ]);
    expect(new Set(waves.flatMap((wave) => names(wave.work))).size).toBe(400);
  });

  test('take from each cell in turns', () => {
    expect(names(waves[1]?.work ?? [])).toEqual([
      'tenant:a-1',
      'tenant:b-0',
      'tenant:a-2',
      'tenant:b-1',
    ]);
  });

  test('are over at one failed canary, then at more than 5 % and at least three', () => {
    const limits = waves.map(({ isOver }) => [1, 2, 3, 17, 18].filter(isOver));
    expect(limits).toEqual([[1, 2, 3, 17, 18], [3, 17, 18], [3, 17, 18], [18]]);
  });

  test('leave out those that would be empty', () => {
    expect(planWaves(all.slice(0, 1), all.slice(0, 1)).map(({ name }) => name)).toEqual(['canary']);
  });
});
