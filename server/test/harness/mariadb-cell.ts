import pg from 'pg';
import { withMySql } from '#platform/mysql/index.ts';
import { ensureCell } from '#tenancy/provisioning/cells.ts';
import type { PostgresServer } from '#tenancy/index.ts';

/**
 * The shared cell on MariaDB of one copy of the deployment: built when the first test asks for it, and
 * open only while someone signs up who is to land there.
 */
export class MariaDbCell implements AsyncDisposable {
  readonly #server: PostgresServer;
  readonly #url: string;
  readonly #database: string;
  #isBuilt = false;
  #last: Promise<unknown> = Promise.resolve();

  /** @param url the server's owner, without a password */
  constructor(server: PostgresServer, url: string) {
    this.#server = server;
    this.#url = url;
    this.#database = `${server.control}_mariadb`;
  }

  /** Runs `work` while new tenants of a shared layout land on MariaDB, or while they do not. One at a time. */
  landing<T>(isHere: boolean, work: () => Promise<T>): Promise<T> {
    if (!isHere && !this.#isBuilt) return work();
    const turn = this.#last.then(() => (isHere ? this.#whileOpen(work) : work()));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #whileOpen<T>(work: () => Promise<T>): Promise<T> {
    await this.#build();
    await this.#open('mysql');
    try {
      return await work();
    } finally {
      await this.#open('postgres');
    }
  }

  async #build(): Promise<void> {
    if (this.#isBuilt) return;
    await this.#asOwner((control) =>
      ensureCell(this.#server, control, {
        name: 'mariadb-1',
        kind: 'shared',
        engine: 'mysql',
        database: this.#database,
        dsn: this.#url,
      }),
    );
    this.#isBuilt = true;
  }

  /** Of the shared cells, those on one engine take tenants, the others do not. */
  #open(engine: 'mysql' | 'postgres'): Promise<unknown> {
    return this.#asOwner((control) =>
      control.query(
        `update control.cell set state = case when engine = $1 then 'open' else 'full' end where kind = 'shared'`,
        [engine],
      ),
    );
  }

  async #asOwner<T>(work: (control: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client(this.#server.ownerUrl(this.#server.control));
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#isBuilt) return;
    await withMySql(this.#url, (owner) =>
      owner.query(`drop database if exists \`${this.#database}\``),
    );
  }
}
