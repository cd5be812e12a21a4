import { SCHEMA } from './schema.ts';

/**
 * Fairness between groups: start-time fair queueing (Goyal, Vin, Cheng 1996) with every job weighing the
 * same. A group's job gets a virtual start time: the finish of the group's last job, or the
 * queue's virtual time, whichever is later. Jobs are done by start time, so a group that has queued ten
 * thousand stands in line with one of them at a time. The tables call a queue a lane, and its time served.
 */

/** Stands for jobs of no group. */
export const NO_GROUP = '00000000-0000-0000-0000-000000000000';

const VIRTUAL_TIME = `
  with lane as (
    select coalesce(case when exists (
                      select from ${SCHEMA}.job where name = $1 and state < 'active' and not blocked and start_after <= now())
                    then (select served from control.job_lane where lane = $1)
                    else (select max(finish) from control.job_turn where lane = $1) end, 0) as at
  )`;

/**
 * $1 queue, $2 group, $3 how many: start times for so many jobs. While someone waits, virtual time is where
 * the workers are; otherwise it is past everything, so that no one pays for what was done before.
 */
export const ASSIGN_STARTS = `${VIRTUAL_TIME}
  insert into control.job_turn as turn (lane, tenant_id, finish)
  select $1, $2::uuid, at + $3::int from lane
  on conflict (lane, tenant_id) do update
     set finish = greatest(turn.finish, excluded.finish - $3::int) + $3::int
  returning finish - $3::int as first`;

/** $1 queue, $2 groups, each once and in order, $3 how many of each: the same for several at once. */
export const ASSIGN_STARTS_OF_MANY = `${VIRTUAL_TIME},
  wanted as (select g, n from unnest($2::uuid[], $3::int[]) as w (g, n)),
  taken as (
    insert into control.job_turn as turn (lane, tenant_id, finish)
    select $1, g, at + n from lane, wanted order by g
    on conflict (lane, tenant_id) do update
       set finish = greatest(turn.finish, excluded.finish
             - (select n from wanted where g = excluded.tenant_id))
             + (select n from wanted where g = excluded.tenant_id)
    returning tenant_id, finish)
  select tenant_id as "group", finish - n as first from taken join wanted on g = tenant_id`;

/** $1 queue, $2 virtual time: the queue is at least there. */
export const ADVANCE = `
  insert into control.job_lane as lane (lane, served) values ($1, $2::bigint)
  on conflict (lane) do update set served = greatest(lane.served, excluded.served)`;

/** $1 queue: begins at zero, when no one waits. */
export const RESET = `
  with idle as (select where not exists (select from ${SCHEMA}.job where name = $1 and state < 'active')),
       lane as (delete from control.job_lane where lane = $1 and exists (select from idle))
  delete from control.job_turn where lane = $1 and exists (select from idle)`;

/** Start times up to here are priorities of pg-boss (32 bits, the highest first); long before, a queue is reset. */
const LAST_START = 2_147_483_647;
export const RESET_AFTER = 1_000_000_000;

export const priorityOf = (virtualStart: number): number => -Math.min(virtualStart, LAST_START);
export const virtualStartOf = (priority: number): number => Math.max(0, -priority);
