import { expect, it } from 'vitest';
import type { Statement } from '#tenancy/query/index.ts';
import { TxScope } from '#tenancy/scope/index.ts';
import { ensureLabels } from './store.ts';

/** A unit of work that remembers what was queued and sends nothing. */
class Queue extends TxScope {
  readonly params: object[] = [];

  protected get layout(): never {
    throw new Error('nothing is bound here');
  }

  defer<P extends object>(_statement: Statement<P, unknown>, params: P): void {
    this.params.push(params);
  }

  announces(): void {
    throw new Error('nothing is announced here');
  }

  protected send(): never {
    throw new Error('nothing is sent here');
  }
}

it('brings labels in the order of their names, whoever asks for them, so that nobody deadlocks', () => {
  const tx = new Queue('tenant', '2026-01-01T00:00:00.000Z', 1);
  ensureLabels(
    tx,
    ['tls', 'http', 'design'].map((name) => ({ name, color: '#000000' })),
  );
  const names = tx.params.flatMap((params) =>
    Object.entries(params).flatMap(([name, value]) =>
      name.endsWith('.name') ? [value as string] : [],
    ),
  );
  expect(names).toEqual(['design', 'http', 'tls']);
});
