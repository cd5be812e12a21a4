import { SCHEMA } from './schema.ts';

/**
 * Fairness between groups: start-time fair queueing (Goyal, Vin, Cheng 1996) with every job weighing the
 * same. A group's job is numbered by the group's last number or by where the lane is, whichever is higher;
 * jobs are done by number. Who has queued ten thousand stands in line with one of them at a time.
 */

/** Stands for jobs of no group. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

const LANE = `
  with lane as (
    select coalesce(case when exists (
                      select from ${SCHEMA}.job where name = $1 and state < 'active' and not blocked and start_after <= now())
                    then (select served from control.job_lane where lane = $1)
                    else (select max(finish) from control.job_turn where lane = $1) end, 0) as at
  )`;

/**
 * $1 lane, $2 group, $3 how many: numbers so many jobs. While somebody waits the lane is where its workers
 * are; otherwise it is past everything, so that nobody pays for what was done before.
 */
export const TAKE_TURNS = `${LANE}
  insert into control.job_turn as turn (lane, tenant_id, finish)
  select $1, $2::uuid, at + $3::int from lane
  on conflict (lane, tenant_id) do update
     set finish = greatest(turn.finish, excluded.finish - $3::int) + $3::int
  returning finish - $3::int as first`;

/** $1 lane, $2 groups, each once and in order, $3 how many of each: the same for several at once. */
export const TAKE_MANY_TURNS = `${LANE},
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

/** $1 lane, $2 number: the lane is at least there. */
export const SERVED = `
  insert into control.job_lane as lane (lane, served) values ($1, $2::bigint)
  on conflict (lane) do update set served = greatest(lane.served, excluded.served)`;

/** $1 lane: begins to count anew, when nobody waits. */
export const BEGIN_ANEW = `
  with idle as (select where not exists (select from ${SCHEMA}.job where name = $1 and state < 'active')),
       lane as (delete from control.job_lane where lane = $1 and exists (select from idle))
  delete from control.job_turn where lane = $1 and exists (select from idle)`;

/** Numbers up to here are priorities of pg-boss (32 bits, the highest first); long before, a lane begins anew. */
const LAST_NUMBER = 2_147_483_647;
export const BEGIN_ANEW_AFTER = 1_000_000_000;

export const priorityOf = (number: number): number => -Math.min(number, LAST_NUMBER);
export const numberOf = (priority: number): number => Math.max(0, -priority);
