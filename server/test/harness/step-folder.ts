import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type StepSource, stepsIn } from '#tenancy/migrations/steps.ts';

/** The product's steps for the control plane and the cells, with steps of a test's own for tenants. */
export class StepFolder implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), 'taskforce-steps-'));

  /** @param first the tables of a tenant, fewer than the product's: thousands are built in seconds */
  constructor(first: string) {
    const product = join(import.meta.dirname, '../../migrations');
    for (const set of ['control', 'cell']) symlinkSync(join(product, set), join(this.path, set));
    mkdirSync(join(this.path, 'tenant'));
    this.write('0001_first', first);
  }

  /** Adds a step for tenants on PostgreSQL, or edits one; its twin does nothing unless {@link writeTwin} says what. */
  write(name: string, sql: string): void {
    this.writeOnce(name, sql);
    if (!existsSync(this.#pathOf(`${name}.mysql`))) this.writeTwin(name, 'do 0');
  }

  /** The same for its twin on MySQL and MariaDB. */
  writeTwin(name: string, sql: string): void {
    this.writeOnce(`${name}.mysql`, sql);
  }

  /** Adds a step that is written once for both. */
  writeOnce(name: string, text: string): void {
    writeFileSync(this.#pathOf(name), text);
  }

  #pathOf(name: string): string {
    return join(this.path, 'tenant', `${name}.sql`);
  }

  /** What is in the folder now. */
  get source(): StepSource {
    return stepsIn(pathToFileURL(`${this.path}/`));
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true });
  }
}
