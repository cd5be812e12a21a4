import { withMySql } from '../server/src/platform/mysql/index.ts';
import type { PostgresServer } from '../server/src/tenancy/index.ts';
import { type BenchTenant, asOwner } from './world.ts';

/** Fills a project with as many tasks as wanted, inside the database: 100,000 take seconds. */

export interface Project {
  readonly id: string;
  readonly key: string;
  /** Minutes that are added to every time, so that one project is newer than another. */
  readonly ahead: number;
}

const PEOPLE = 20;
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Rows of one statement. */
const AT_ONCE = 20_000;

interface Words {
  readonly uuid: (text: string) => string;
  readonly hash: (n: string) => string;
  readonly time: (minutes: string) => string;
  readonly div: (n: string, by: number) => string;
}

/** The digit of a number at one place, as ranks are written. */
const digit = (div: Words['div'], place: number): string =>
  `substr('${DIGITS}', 1 + mod(${div('n', 62 ** place)}, 62), 1)`;

/** The columns of task number `n`, for either engine. Every fiftieth is in the trash, two thirds have a due time. */
function columns(owner: string, project: Project, { uuid, hash, time, div }: Words): string {
  const random = hash('n');
  const created = `-n - ${project.ahead === 0 ? 500_000 : 0}`;
  const values = {
    id: uuid(`concat('task', '${project.id}', n)`),
    project_id: `'${project.id}'`,
    project_key: `'${project.key}'`,
    number: 'n',
    title: `concat('Task ', substr(${random}, 1, 12), ' number ', n)`,
    description: `repeat('Some words that describe the task. ', 6)`,
    status: `case mod(n, 4) when 0 then 'OPEN' when 1 then 'IN_PROGRESS' when 2 then 'BLOCKED' else 'DONE' end`,
    priority: `1 + mod(${div('n', 4)}, 4)`,
    assignee_id: `case when mod(n, 3) = 0 then '${owner}' when mod(n, 3) = 1 then null else ${uuid(`concat('person', mod(n, ${PEOPLE}))`)} end`,
    reporter_id: `'${owner}'`,
    labels: `concat('["label-', mod(n, 10), '"]')`,
    due_at: `case when mod(n, 3) = 2 then null else ${time(`mod(mod(n, 86400) * 7919, 86400) - 43200`)} end`,
    rank: `concat('d', ${[3, 2, 1, 0].map((place) => digit(div, place)).join(', ')})`,
    created_at: time(created),
    updated_at: time(`mod(mod(n, 100003) * 7919, 100003) - 600000 + ${project.ahead}`),
    completed_at: `case when mod(n, 4) = 3 then ${time(created)} end`,
    deleted_at: `case when mod(n, 50) = 49 then ${time('0')} end`,
  };
  return Object.values(values).join(', ');
}

const NAMES = [
  'id, project_id, project_key, number, title, description, status, priority, assignee_id, reporter_id',
  'labels, due_at, `rank`, created_at, updated_at, completed_at, deleted_at',
].join(', ');

export interface Filling {
  readonly server: PostgresServer;
  readonly tenant: BenchTenant;
  readonly ownerId: string;
  readonly project: Project;
  /** How many tasks there are, and how many there are to be. */
  readonly from: number;
  readonly to: number;
}

export async function fill(filling: Filling): Promise<void> {
  for (let from = filling.from; from < filling.to; from += AT_ONCE) {
    const to = Math.min(filling.to, from + AT_ONCE);
    await (filling.tenant.cell.engine === 'postgres'
      ? fillPostgres({ ...filling, from, to })
      : fillMySql({ ...filling, from, to }));
  }
}

async function fillPostgres(filling: Filling): Promise<void> {
  const { server, tenant, ownerId, project, from, to } = filling;
  const isShared = tenant.cell.kind === 'shared';
  const id = isShared ? `'${tenant.id}'::uuid, ` : '';
  const name = isShared ? 'tenant_id, ' : '';
  const ns = tenant.namespace;
  const words: Words = {
    uuid: (text) => `md5(concat('${tenant.id}', ${text}))::uuid`,
    hash: (n) => `md5((${n})::text)`,
    time: (minutes) => `date_trunc('minute', now()) + (${minutes}) * interval '1 minute'`,
    div: (n, by) => `${n} / ${by}`,
  };
  const typed = columns(ownerId, project, words)
    .replaceAll(`'${project.id}', '${project.key}'`, `'${project.id}'::uuid, '${project.key}'`)
    .replaceAll(`'${ownerId}'`, `'${ownerId}'::uuid`);
  const run = (sql: string): Promise<void> => asOwner(server, tenant.cell.database, sql);
  await run(
    `insert into ${ns}.person (${name}id, kind, name, created_at)
     select ${id}${words.uuid(`concat('person', n)`)}, 'member', concat('Person ', n), now()
       from generate_series(0, ${PEOPLE - 1}) n on conflict do nothing`,
  );
  await run(
    `insert into ${ns}.task (${name}${NAMES.replaceAll('`', '')})
     select ${id}${typed} from generate_series(${from + 1}, ${to}) n`,
  );
  await run(
    `insert into ${ns}.task_label (${name}task_id, label)
     select ${id}${words.uuid(`concat('task', '${project.id}', n)`)}, concat('label-', mod(n, 10))
       from generate_series(${from + 1}, ${to}) n`,
  );
  await run(`update ${ns}.project set next_number = ${to + 1} where id = '${project.id}'`);
}

async function fillMySql(filling: Filling): Promise<void> {
  const { server, tenant, ownerId, project, from, to } = filling;
  const words: Words = {
    uuid: (text) =>
      `regexp_replace(md5(concat('${tenant.id}', ${text})), '(.{8})(.{4})(.{4})(.{4})(.{12})', '\\\\1-\\\\2-\\\\3-\\\\4-\\\\5')`,
    hash: (n) => `md5(${n})`,
    time: (minutes) =>
      `date_format(date_add(utc_timestamp(), interval ${minutes} minute), '%Y-%m-%dT%H:%i:00.000Z')`,
    div: (n, by) => `${n} div ${by}`,
  };
  const series = (first: number, last: number): string =>
    `(select cast(seq as signed) as n from seq_${first}_to_${last}) s`;
  const now = words.time('0');
  await withMySql(server.addressOf(tenant.cell).ownerUrl, async (owner) => {
    await owner.query(
      `insert ignore into base_person (tenant_id, id, kind, name, created_at)
       select '${tenant.id}', ${words.uuid(`concat('person', n)`)}, 'member', concat('Person ', n), ${now}
         from ${series(0, PEOPLE - 1)}`,
    );
    await owner.query(
      `insert into base_task (tenant_id, ${NAMES})
       select '${tenant.id}', ${columns(ownerId, project, words)} from ${series(from + 1, to)}`,
    );
    await owner.query(
      `insert into base_task_label (tenant_id, task_id, label)
       select '${tenant.id}', ${words.uuid(`concat('task', '${project.id}', n)`)}, concat('label-', mod(n, 10))
         from ${series(from + 1, to)}`,
    );
    await owner.query(
      `update base_project set next_number = ${to + 1} where tenant_id = '${tenant.id}' and id = '${project.id}'`,
    );
  });
}

/** Has the database look at what came in, as it does by itself after a while. */
export const analyze = ({ server, tenant }: Pick<Filling, 'server' | 'tenant'>): Promise<void> =>
  tenant.cell.engine === 'postgres'
    ? asOwner(server, tenant.cell.database, 'vacuum analyze')
    : withMySql(server.addressOf(tenant.cell).ownerUrl, async (owner) => {
        await owner.query('analyze table base_task, base_task_label, base_project, base_person');
      });
