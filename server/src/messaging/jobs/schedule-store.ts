import type { Kysely } from 'kysely';
import type { TenancyTables } from '#tenancy/model/index.ts';

/** How far each schedule of tenants has been sent out; a time zone at a time, since its tenants' day is one. */

type ScheduleTables = {
  duty_day: { duty: string; time_zone: string; day: string; sent_at: string };
};

export interface SentDay {
  readonly day: string;
  /** ISO-8601. */
  readonly sentAt: string;
}

/** States in which a tenant has scheduled jobs; to others nothing is due before they are back. */
const AT_WORK = ['active', 'read_only', 'maintenance'] as const;

export interface ScheduledTenant {
  readonly id: string;
  readonly state: (typeof AT_WORK)[number];
}

type Control = Kysely<TenancyTables>;
const scheduleTables = (control: Control) => control.withTables<ScheduleTables>();

/** The time zones of tenants that have scheduled jobs. */
export async function listZones(control: Control): Promise<string[]> {
  const rows = await control
    .selectFrom('tenant')
    .select('time_zone')
    .distinct()
    .where('state', 'in', AT_WORK)
    .execute();
  return rows.map((row) => row.time_zone);
}

/** A page of the tenants of a zone, by id. @param since only those that came or changed later */
export async function listOfZone(
  control: Control,
  zone: string,
  { after, since, limit }: { after: string | undefined; since: string | undefined; limit: number },
): Promise<ScheduledTenant[]> {
  let query = control
    .selectFrom('tenant')
    .select(['id', 'state'])
    .where('time_zone', '=', zone)
    .where('state', 'in', AT_WORK);
  if (after !== undefined) query = query.where('id', '>', after);
  if (since !== undefined)
    query = query.where(({ eb, or }) =>
      or([eb('updated_at', '>=', since), eb('state_since', '>=', since)]),
    );
  return (await query.orderBy('id').limit(limit).execute()) as ScheduledTenant[];
}

/** The last day a schedule was sent out for in a zone. */
export async function findSent(
  control: Control,
  duty: string,
  zone: string,
): Promise<SentDay | undefined> {
  const row = await scheduleTables(control)
    .selectFrom('duty_day')
    .select(['day', 'sent_at'])
    .where('duty', '=', duty)
    .where('time_zone', '=', zone)
    .executeTakeFirst();
  return row && { day: row.day, sentAt: row.sent_at };
}

/** Notes that a schedule was sent out for a day; an earlier day than is noted changes nothing. */
export async function noteSent(
  control: Control,
  duty: string,
  zone: string,
  { day, sentAt }: SentDay,
): Promise<void> {
  await scheduleTables(control)
    .insertInto('duty_day')
    .values({ duty, time_zone: zone, day, sent_at: sentAt })
    .onConflict((conflict) =>
      conflict
        .columns(['duty', 'time_zone'])
        .doUpdateSet({ day, sent_at: sentAt })
        .where('duty_day.day', '<=', day),
    )
    .execute();
}
