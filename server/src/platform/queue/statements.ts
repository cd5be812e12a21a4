import { SCHEMA } from './schema.ts';

/**
 * What pg-boss has no call for, on its table of jobs. Every statement that ends an attempt names the
 * attempt by job and number: a worker that was taken for dead finds its claim gone and changes nothing.
 */

const JOB = `${SCHEMA}.job`;
const MINE = `name = $1 and id = $2::uuid and state = 'active' and retry_count = $3`;

/** Dead letters are kept for a month, what was done for as long as someone could send it again. */
export const KEPT_DEAD_SECONDS = 30 * 86_400;
export const KEPT_DONE_SECONDS = 3 * 86_400;

/** $1 queue, $2 ids, $3 attempts, $4 outputs: so many at once as ended while the last ones were written down. */
export const COMPLETE = `
  update ${JOB} j set state = 'completed', completed_on = now(), output = done.output::jsonb,
         deletion_seconds = ${KEPT_DONE_SECONDS}
    from unnest($2::uuid[], $3::int[], $4::text[]) as done (id, attempt, output)
   where j.name = $1 and j.id = done.id and j.state = 'active' and j.retry_count = done.attempt`;

export const DROP = `
  update ${JOB} set state = 'cancelled', completed_on = now(), output = $4::jsonb, deletion_seconds = ${KEPT_DONE_SECONDS}
   where ${MINE}`;

export const BURY = `
  update ${JOB} set state = 'failed', completed_on = now(), output = $4::jsonb, deletion_seconds = ${KEPT_DEAD_SECONDS}
   where ${MINE}`;

export const RETRY = `
  update ${JOB} set state = 'retry', output = $4::jsonb, heartbeat_on = null,
         start_after = now() + $5::float8 * interval '1s'
   where ${MINE}`;

// Without a start the next claim counts as the same attempt. A job that is put off again and again is kept on.
export const PUT_BACK = `
  update ${JOB} set state = 'retry', output = $4::jsonb, heartbeat_on = null, started_on = null,
         start_after = now() + $5::float8 * interval '1s',
         keep_until = greatest(keep_until, now() + $5::float8 * interval '1s' + interval '90 days')
   where ${MINE}`;

export const NOTE_PROGRESS = `
  update ${JOB} set output = $4::jsonb || jsonb_strip_nulls(jsonb_build_object('deaths', output->'deaths'))
   where ${MINE}`;

/** $1 queue, $2 ids, $3 attempts: says that they are alive. Answers those that are still ours. */
export const BEAT = `
  update ${JOB} j set heartbeat_on = now()
    from unnest($2::uuid[], $3::int[]) as mine (id, attempt)
   where j.name = $1 and j.id = mine.id and j.state = 'active' and j.retry_count = mine.attempt
  returning j.id`;

const DEATHS = `coalesce((output->>'deaths')::int, 0) + 1`;

/**
 * $1 queues, $2 seconds without a beat, $3 deaths: takes jobs away from workers that died. A death is no
 * failure, so there is one attempt more instead, a little later each time; but a job under way at so many
 * deaths may be what kills them, and ends as a dead letter. Answers as well whether anything is under way.
 */
export const REAP = `
  with reaped as (
    update ${JOB} set
           state = case when ${DEATHS} < $3::int then 'retry' else 'failed' end::${SCHEMA}.job_state,
           completed_on = case when ${DEATHS} < $3::int then null else now() end,
           retry_limit = retry_limit + 1,
           output = coalesce(output, '{}') || jsonb_build_object(
             'error', 'the worker that had it died or hung', 'isForPeople', false, 'deaths', ${DEATHS}),
           heartbeat_on = null,
           start_after = now() + least(60, power(2, ${DEATHS} - 1) - 1) * interval '1s'
     where name = any($1::text[]) and state = 'active'
       and (heartbeat_on < now() - $2::float8 * interval '1s'
         or started_on < now() - (expire_seconds + 60) * interval '1s')
    returning name as queue, id, state = 'failed' as dead)
  select exists (select from ${JOB} where name = any($1::text[]) and state = 'active') as busy,
         coalesce((select json_agg(r) from reaped r), '[]') as reaped`;

/** $1 queues: in how many seconds the next waiting job is due; null when none waits. */
export const NEXT_DUE = `
  select extract(epoch from min(soonest) - now())::float8 as seconds
    from unnest($1::text[]) as q (queue),
         lateral (select start_after as soonest from ${JOB}
                   where name = q.queue and state < 'active' and not blocked
                   order by start_after limit 1) as next`;

const STORED = `
  select id, name as queue, state::text, data, group_id as "group", coalesce(output, '{}') as output,
         case when started_on is null then retry_count else retry_count + 1 end as attempts,
         created_on as "createdAt", start_after as "startAfter", completed_on as "finishedAt"
    from ${JOB}`;

/** $1 queues, $2 id. */
export const FIND = `${STORED} where name = any($1::text[]) and id = $2::uuid`;

/** $1 queues, $2 states, $3 group or null for all, $4 how many. The newest first. */
export const LIST = `${STORED}
   where name = any($1::text[]) and state::text = any($2::text[]) and ($3::text is null or group_id = $3)
   order by coalesce(completed_on, created_on) desc limit $4`;

/** $1 queues, $2 ids: dead letters are tried again, from the first attempt. */
export const REVIVE = `
  update ${JOB} set state = 'retry', retry_count = 0, started_on = null, completed_on = null, start_after = now(),
         keep_until = now() + interval '90 days'
   where name = any($1::text[]) and id = any($2::uuid[]) and state = 'failed'
  returning id, name as queue`;

/** $1 queues, $2 ids: what waits or is dead is done with. */
export const DISCARD = `
  update ${JOB} set state = 'cancelled', completed_on = now(), deletion_seconds = ${KEPT_DONE_SECONDS},
         output = coalesce(output, '{}') || '{"dropped": "discarded by an operator"}'
   where name = any($1::text[]) and id = any($2::uuid[]) and state in ('created', 'retry', 'failed')
  returning id, name as queue`;

/** $1 queue, $2 keys: the jobs that wait under them. */
export const WAITING = `
  select id, singleton_key as key from ${JOB}
   where name = $1 and singleton_key = any($2::text[]) and state = 'created'`;

/** Only whether the database is there. */
export const ASK_NOTHING = 'select where false';
