import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import pg from 'pg';

/**
 * The limit ours is measured against: `node:http` and one prepared `pg` statement a request, by the
 * tables' owner, with the tenant in the predicate and no wall, no token, no validation, no history.
 * Timestamps stay text. The pool is as large as ours.
 */
interface Options {
  url: string;
  controlUrl: string;
  shared: boolean;
  /** The schema of each tenant, by its id. */
  namespaces: Record<string, string>;
}
const options = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Options;
const types = {
  getTypeParser: (oid: number) =>
    oid === 23 || oid === 21 || oid === 20 ? Number : (text: string) => text,
};
const pool = new pg.Pool({ connectionString: options.url, max: 10, types: types as never });
const control = new pg.Pool({ connectionString: options.controlUrl, max: 10 });

const columns = `id, project_id as "projectId", project_key || '-' || number as key, number, title, description, status, priority,
  assignee_id as "assigneeId", reporter_id as "reporterId", labels, start_date as "startDate", due_at as "dueAt",
  estimate_minutes as "estimateMinutes", parent_id as "parentId", rank, version, created_at as "createdAt",
  updated_at as "updatedAt", completed_at as "completedAt", deleted_at as "deletedAt"`;
const own = options.shared ? 'tenant_id = $1 and' : '$1::uuid is not null and';

/** The statements for one schema, each under a name of its own. */
const textsOf = (namespace: string) => ({
  list: `select ${columns} from ${namespace}.task where ${own} project_id = $2 and deleted_at is null order by created_at desc, id desc limit 51`,
  one: `select ${columns} from ${namespace}.task where ${own} id = $2`,
  stats: `select status, priority, assignee_id, count(*)::int as n,
                 sum(case when status <> 'DONE' and due_at < now() then 1 else 0 end)::int as overdue
            from ${namespace}.task where ${own} project_id = $2 and deleted_at is null group by 1, 2, 3`,
  create: options.shared
    ? `insert into ${namespace}.task (tenant_id, id, project_id, project_key, number, title, description, status, priority, reporter_id, rank, created_at, updated_at)
       values ($1, $2, $3, 'BNCH', $4, $5, '', 'OPEN', 2, null, $6, now(), now())`
    : `insert into ${namespace}.task (id, project_id, project_key, number, title, description, status, priority, reporter_id, rank, created_at, updated_at)
       select $2, $3, 'BNCH', $4, $5, '', 'OPEN', 2, null, $6, now(), now() where $1::uuid is not null`,
});
const texts = new Map(
  Object.values(options.namespaces).map((namespace) => [namespace, textsOf(namespace)]),
);

/** @returns the rows of one prepared statement of the tenant's schema */
async function ask(
  what: keyof ReturnType<typeof textsOf>,
  tenant: string,
  values: unknown[],
): Promise<unknown[]> {
  const namespace = options.namespaces[tenant] ?? '';
  const text = texts.get(namespace)?.[what] ?? '';
  return (await pool.query({ name: `${what}@${namespace}`, text, values: [tenant, ...values] }))
    .rows;
}

let number = 10_000_000;

/** What creating a task writes, as plain code would: one statement after another in one transaction. */
async function createByHand(tenant: string, projectId: string, title: string): Promise<number> {
  const namespace = options.namespaces[tenant] ?? '';
  const [column, mine] = options.shared ? ['tenant_id, ', `'${tenant}', `] : ['', ''];
  const where = options.shared ? `tenant_id = '${tenant}' and` : '';
  const client = await pool.connect();
  const run = (name: string, text: string, values: unknown[]) =>
    client.query<{ next_number: number }>({ name: `${name}@${tenant}`, text, values });
  try {
    await client.query('begin');
    const { rows } = await run(
      'number',
      `update ${namespace}.project set next_number = next_number + 1 where ${where} id = $1 returning next_number`,
      [projectId],
    );
    const taken = (rows[0]?.next_number ?? 1) - 1;
    const last = await client.query<{ rank: string }>({
      name: `last@${tenant}`,
      text: `select rank from ${namespace}.task where ${where} project_id = $1 and status = 'OPEN' and deleted_at is null order by rank desc limit 1`,
      values: [projectId],
    });
    const taskId = randomUUID();
    await run(
      'task',
      `insert into ${namespace}.task (${column}id, project_id, project_key, number, title, description, status, priority, rank, created_at, updated_at)
       values (${mine}$1, $2, 'BNCH', $3, $4, '', 'OPEN', 2, $5, now(), now())`,
      [taskId, projectId, taken, title, last.rows[0]?.rank ?? 'a0'],
    );
    await run(
      'activity',
      `insert into ${namespace}.activity (${column}id, project_id, task_id, task_number, task_title, kind, changes, at)
       values (${mine}$1, $2, $3, $4, $5, 'task.created', '[]', now())`,
      [randomUUID(), projectId, taskId, taken, title],
    );
    await client.query('commit');
    return taken;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** What changing a task writes, as plain code would: look, change, note it in the history. */
async function changeByHand(
  tenant: string,
  taskId: string,
  column: 'title' | 'status',
  value: string,
): Promise<void> {
  const namespace = options.namespaces[tenant] ?? '';
  const [tenantColumn, mine] = options.shared ? ['tenant_id, ', `'${tenant}', `] : ['', ''];
  const where = options.shared ? `tenant_id = '${tenant}' and` : '';
  const client = await pool.connect();
  const run = (name: string, text: string, values: unknown[]) =>
    client.query<{ project_id: string; number: number; title: string }>({
      name: `${name}@${tenant}`,
      text,
      values,
    });
  try {
    await client.query('begin');
    const { rows } = await run(
      'look',
      `select * from ${namespace}.task where ${where} id = $1 for update`,
      [taskId],
    );
    const [task] = rows;
    // Another status is at the end of another column.
    const ranked = column === 'status' ? ', rank = $3' : '';
    const rank =
      column === 'status'
        ? await run(
            'end',
            `select rank from ${namespace}.task where ${where} project_id = $1 and status = $2 and deleted_at is null order by rank desc limit 1`,
            [task?.project_id, value],
          )
        : undefined;
    await run(
      `change-${column}`,
      `update ${namespace}.task set ${column} = $2${ranked}, version = version + 1, updated_at = now() where ${where} id = $1`,
      [
        taskId,
        value,
        ...(rank ? [(rank.rows[0] as { rank?: string } | undefined)?.rank ?? 'a0'] : []),
      ],
    );
    await run(
      'note',
      `insert into ${namespace}.activity (${tenantColumn}id, project_id, task_id, task_number, task_title, kind, changes, at)
       values (${mine}$1, $2, $3, $4, $5, 'task.updated', '[]', now())`,
      [randomUUID(), task?.project_id, taskId, task?.number, task?.title],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** Paths are /<what>/<tenant>/<id>. */
async function answer(what: string, tenant: string, id: string, body: string): Promise<unknown> {
  switch (what) {
    case 'list':
      return { items: (await ask('list', tenant, [id])).slice(0, 50) };
    case 'one':
      return (await ask('one', tenant, [id]))[0];
    case 'stats':
      return ask('stats', tenant, [id]);
    case 'create': {
      const task = JSON.parse(body) as { title: string };
      const taskId = randomUUID();
      number += 1;
      await ask('create', tenant, [taskId, id, number, task.title, 'Zz']);
      return { id: taskId, ...task };
    }
    case 'work': {
      const task = JSON.parse(body) as { title: string };
      return { ...task, number: await createByHand(tenant, id, task.title) };
    }
    case 'rename':
      await changeByHand(tenant, id, 'title', (JSON.parse(body) as { title: string }).title);
      return { id };
    case 'step':
      await changeByHand(tenant, id, 'status', (JSON.parse(body) as { status: string }).status);
      return { id };
    default: {
      const { login, password } = JSON.parse(body) as { login: string; password: string };
      const { rows } = await control.query<{ password_hash: string }>({
        name: 'login',
        text: 'select password_hash from control.account where lower(email) = $1',
        values: [login],
      });
      return { ok: await verify(rows[0]?.password_hash ?? '', password) };
    }
  }
}

const server = createServer((request, response) => {
  const [, what = '', tenant = '', id = ''] = (request.url ?? '').split('/');
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    answer(what, tenant, id, body).then(
      (value) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(value));
      },
      (error: unknown) => {
        response.statusCode = 500;
        response.end(String(error));
      },
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
process.once('disconnect', () => process.exit());
process.once('SIGTERM', () => process.exit());
