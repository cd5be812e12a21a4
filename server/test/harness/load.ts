import { AppError } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { PostgresServer, Tenancy, TenantRecord } from '#tenancy/index.ts';
import { type Builder, statement } from '#tenancy/query/index.ts';
import { type Checksum, type Row, openPlace, placeOf, tableOf } from '#tenancy/transfer/index.ts';

/** A tenant with work in it, and people who go on working while something is done to it. */

interface Tables {
  label: { id: string; name: string; color: string; created_at: string };
  task: { id: string; version: number; title: string };
  project: { id: string; next_number: number };
}
type Db = Builder<Tables>;

export const insertLabel = statement((db: Db, $: { id: string; name: string; now: string }) =>
  db.insertInto('label').values({ id: $.id, name: $.name, color: '#000000', created_at: $.now }),
);
const deleteLabel = statement((db: Db, $: { id: string }) =>
  db.deleteFrom('label').where('id', '=', $.id),
);
const countUp = statement((db: Db, $: { id: string }) =>
  db
    .updateTable('project')
    .set((eb) => ({ next_number: eb('next_number', '+', 1) }))
    .where('id', '=', $.id),
);
const retitle = statement((db: Db, $: { id: string; title: string }) =>
  db
    .updateTable('task')
    .set((eb) => ({ title: $.title, version: eb('version', '+', 1) }))
    .where('id', '=', $.id),
);

export interface Filled {
  readonly projects: readonly string[];
  readonly tasks: readonly string[];
}

const PROJECTS = 16;
/** Between two writes of a client: without a pause a busy machine does little else, and what is tested waits. */
const PACE_MS = 10;

/** Fills a tenant with people, projects, tasks that refer to one another, labels and history. */
export async function fill(
  server: PostgresServer,
  tenant: TenantRecord,
  count: number,
): Promise<Filled> {
  const at = '2026-01-02T03:04:05.678Z';
  const people = Array.from({ length: 20 }, (_, i) => ({
    id: newId(),
    kind: 'member',
    name: `Person ${i}`,
    active: true,
    created_at: at,
  }));
  const projects = Array.from({ length: PROJECTS }, (_, i) => ({
    id: newId(),
    key: `P${i}`,
    name: `Project ${i}`,
    description: '',
    status: 'active',
    visibility: 'workspace',
    color: '#336699',
    owner_id: people[i % 20]?.id ?? null,
    next_number: 1,
    version: 1,
    created_at: at,
    updated_at: at,
  }));
  const ids = Array.from({ length: count }, () => newId());
  const tasks = ids.map((id, i) => ({
    id,
    project_id: projects[i % PROJECTS]?.id ?? '',
    project_key: `P${i % PROJECTS}`,
    number: i,
    title: `Task ${i} 🦊`,
    description: 'Words about it. '.repeat(12),
    status: 'OPEN',
    priority: 2,
    assignee_id: people[i % 20]?.id ?? null,
    labels: '["bug"]',
    // Some come before their parent.
    parent_id: i % 7 === 0 ? (ids[(i + 5) % count] ?? null) : null,
    rank: `a${i}`,
    version: 1,
    created_at: at,
    updated_at: at,
  }));
  const rows: [string, Row[]][] = [
    ['person', people],
    ['project', projects],
    ['task', tasks],
    ['task_label', ids.map((task_id) => ({ task_id, label: 'bug' }))],
    [
      'activity',
      tasks.map(({ id, project_id }) => ({
        id: newId(),
        project_id,
        task_id: id,
        kind: 'task.created',
        changes: '[]',
        at,
      })),
    ],
  ];
  await using store = await openPlace(placeOf(server, tenant));
  await store.change(async (writer) => {
    for (const [name, some] of rows) await writer.upsert(tableOf(store.tables, name), some);
  });
  return { projects: projects.map(({ id }) => id), tasks: ids };
}

/** The checksum of every table of a tenant, where it is now. */
export async function checksums(
  server: PostgresServer,
  tenant: TenantRecord,
): Promise<Record<string, Checksum>> {
  await using store = await openPlace(placeOf(server, tenant));
  return await store.snapshot(async (snapshot) => {
    const sums: Record<string, Checksum> = {};
    for (const table of store.tables) sums[table.name] = await snapshot.checksum(table);
    return sums;
  });
}

export interface Verdict {
  readonly acknowledged: number;
  /** Acknowledged, and not there. */
  readonly lost: number;
  /** There more often than asked. */
  readonly doubled: number;
  /** Without an answer: neither lost nor doubled whichever way they went. */
  readonly unknown: number;
}

/** Codes a client answers by trying again. */
const PASSING = new Set(['tenant_unavailable', 'unavailable']);

/** What one client has counted up in its project. */
interface Counted {
  acknowledged: number;
  unknown: number;
}

/** What one client knows of a row: that it must be there, must not, or may be either. */
type Expected = 'there' | 'gone' | 'either';

/**
 * Clients that write one after the other, each noting what it is about to do before, and what was
 * acknowledged after (the ledger). Each write adds or removes a row that bears its key, counts up its own
 * project and changes a task, in one commit.
 */
export class Load {
  readonly #expected = new Map<string, Expected>();
  readonly #counted = new Map<string, Counted>();
  readonly #clients: Promise<void>[];
  readonly #paceMs: number;
  #isOver = false;
  #longestMs = 0;
  /** What no client should ever be answered. */
  readonly unexpected: unknown[] = [];
  acknowledged = 0;

  constructor(
    tenancies: readonly Tenancy[],
    tenant: TenantRecord,
    { projects, tasks }: Filled,
    { clients = 6, paceMs = PACE_MS }: { clients?: number; paceMs?: number } = {},
  ) {
    this.#paceMs = paceMs;
    this.#clients = Array.from({ length: clients }, (_, i) => {
      const project = projects[i] as string;
      this.#counted.set(project, { acknowledged: 0, unknown: 0 });
      return this.#client(tenancies[i % tenancies.length] as Tenancy, tenant.id, project, tasks);
    });
  }

  async #client(
    tenancy: Tenancy,
    tenantId: string,
    project: string,
    tasks: readonly string[],
  ): Promise<void> {
    const mine: string[] = [];
    for (let n = 0; !this.#isOver; n++) {
      if (this.#paceMs > 0) await new Promise((resolve) => setTimeout(resolve, this.#paceMs));
      const removed = n % 3 === 2 ? mine.shift() : undefined;
      const id = removed ?? newId();
      const task = tasks[Math.floor(Math.random() * tasks.length)] as string;
      const wanted = removed ? 'gone' : 'there';
      this.#expected.set(id, 'either');
      const began = performance.now();
      try {
        // As a request does: by the record this process has, which may be old.
        const tenant = await tenancy.find(tenantId);
        if (!tenant) throw new Error('no tenant');
        await tenancy.scopeOf(tenant).transact(async (tx) => {
          if (removed) tx.defer(deleteLabel, { id });
          else tx.defer(insertLabel, { id, name: id, now: tx.now });
          tx.defer(retitle, { id: task, title: `By ${id}` });
          await tx.change(countUp, { id: project });
        });
        this.#expected.set(id, wanted);
        if (!removed) mine.push(id);
        this.#count(project, 'acknowledged');
        this.acknowledged += 1;
      } catch (error) {
        this.#count(project, 'unknown');
        if (!(error instanceof AppError && PASSING.has(error.code))) this.unexpected.push(error);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      this.#longestMs = Math.max(this.#longestMs, performance.now() - began);
    }
  }

  #count(project: string, what: 'acknowledged' | 'unknown'): void {
    const counted = this.#counted.get(project);
    if (counted) counted[what] += 1;
  }

  /** Waits until clients have had this many more acknowledged. */
  async progress(more: number): Promise<void> {
    const until = this.acknowledged + more;
    while (this.acknowledged < until) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  /** The longest a write has waited since this was asked last, in milliseconds. */
  takeLongest(): number {
    const longest = Math.round(this.#longestMs);
    this.#longestMs = 0;
    return longest;
  }

  /** Ends the clients and holds what is stored against the ledger. */
  async end(server: PostgresServer, tenant: TenantRecord): Promise<Verdict> {
    this.#isOver = true;
    await Promise.all(this.#clients);
    await using store = await openPlace(placeOf(server, tenant));
    const read = (name: string) =>
      store.snapshot(async (snapshot) => {
        const table = tableOf(store.tables, name);
        const all: Row[] = [];
        for (
          let page = await snapshot.page(table, undefined, 5000);
          page.length > 0;
          page = await snapshot.page(table, page.at(-1), 5000)
        )
          all.push(...page);
        return all;
      });
    const labels = (await read('label')).map((row) => String(row['id']));
    const stored = new Set(labels);
    let lost = 0;
    let doubled = labels.length - stored.size;
    for (const [id, expected] of this.#expected) {
      if (expected === 'there' && !stored.has(id)) lost += 1;
      if (expected === 'gone' && stored.has(id)) lost += 1;
    }
    let unknown = 0;
    for (const row of await read('project')) {
      const counted = this.#counted.get(String(row['id']));
      if (!counted) continue;
      const found = Number(row['next_number']) - 1;
      lost += Math.max(0, counted.acknowledged - found);
      doubled += Math.max(0, found - counted.acknowledged - counted.unknown);
      unknown += counted.unknown;
    }
    return {
      acknowledged: this.acknowledged,
      lost,
      doubled,
      unknown,
    };
  }
}
