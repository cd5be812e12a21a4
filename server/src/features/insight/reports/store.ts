import {
  type Builder,
  listOf,
  paramsOfList,
  type RowParams,
  statement,
  statements,
} from '#tenancy/query/index.ts';
import type { Scope, TxScope } from '#tenancy/scope/index.ts';
import { type Format, MOST_KEPT, type Report } from './model.ts';

interface ReportRow {
  id: string;
  project_id: string;
  owner_id: string;
  format: Format;
  name: string;
  content: string;
  size: number;
  created_at: string;
  expires_at: string;
}

type Db = Builder<{ report: ReportRow }>;

const FACTS = [
  'id',
  'project_id',
  'owner_id',
  'format',
  'name',
  'size',
  'created_at',
  'expires_at',
] as const;

const insertReport = statement((db: Db, $: ReportRow) =>
  db
    .insertInto('report')
    .values({
      id: $.id,
      project_id: $.project_id,
      owner_id: $.owner_id,
      format: $.format,
      name: $.name,
      content: $.content,
      size: $.size,
      created_at: $.created_at,
      expires_at: $.expires_at,
    })
    .onConflict((conflict) => conflict.columns(['id']).doNothing()),
);

const selectReport = statement((db: Db, $: { id: string; owner: string; now: string }) =>
  db
    .selectFrom('report')
    .select(FACTS)
    .where('id', '=', $.id)
    .where('owner_id', '=', $.owner)
    .where('expires_at', '>', $.now),
);

const selectContent = statement((db: Db, $: { id: string; owner: string }) =>
  db.selectFrom('report').select('content').where('id', '=', $.id).where('owner_id', '=', $.owner),
);

const selectOwn = statement((db: Db, $: { owner: string }) =>
  db
    .selectFrom('report')
    .select('id')
    .where('owner_id', '=', $.owner)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc'),
);

const deleteReports = statements((db: Db, $: RowParams, count: number) =>
  db.deleteFrom('report').where('id', 'in', listOf<string>($, 'id', count)),
);

const deleteExpired = statement((db: Db, $: { now: string }) =>
  db.deleteFrom('report').where('expires_at', '<=', $.now),
);

/** Keeps a report, which is there once however often its job runs, and drops the owner's oldest. */
export async function keepReport(tx: TxScope, report: Report, content: string): Promise<void> {
  await tx.change(insertReport, { ...toRow(report), content });
  const own = await tx.rows(selectOwn, { owner: report.ownerId });
  const surplus = own.slice(MOST_KEPT).map(({ id }) => id);
  if (surplus.length > 0) tx.defer(deleteReports(surplus.length), paramsOfList('id', surplus));
}

/** A report of this person's that has not expired. @param now ISO-8601 */
export async function findReport(
  scope: Scope,
  id: string,
  owner: string,
  now: string,
): Promise<Report | undefined> {
  const row = await scope.first(selectReport, { id, owner, now });
  return row && toReport(row);
}

export const contentOf = async (
  scope: Scope,
  { id, ownerId }: Report,
): Promise<string | undefined> =>
  (await scope.first(selectContent, { id, owner: ownerId }))?.content;

/** @returns how many */
export const removeExpired = (tx: TxScope, now: string): Promise<number> =>
  tx.change(deleteExpired, { now });

const toReport = (row: Omit<ReportRow, 'content'>): Report => ({
  id: row.id,
  projectId: row.project_id,
  ownerId: row.owner_id,
  format: row.format,
  name: row.name,
  size: row.size,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
});

const toRow = (report: Report): Omit<ReportRow, 'content'> => ({
  id: report.id,
  project_id: report.projectId,
  owner_id: report.ownerId,
  format: report.format,
  name: report.name,
  size: report.size,
  created_at: report.createdAt,
  expires_at: report.expiresAt,
});
