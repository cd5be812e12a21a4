import { type FieldProblem, invalid } from '#kernel/errors.ts';
import { listUnproved, matchAccounts } from '#identity/index.ts';
import { type Isolation, type TenantRecord, assertSlug } from '#tenancy/index.ts';
import { currentTables } from '#tenancy/transfer/index.ts';
import { checkRows } from '../archive/check.ts';
import { Archive } from '../archive/read.ts';
import { removeAbandoned } from './remove-abandoned.ts';
import { createImportedTenant, assertName } from './create-imported.ts';
import type { ArchiveDeps, PortableDeps } from '../deps.ts';
import type { FillProgress } from '../fill.ts';
import { hasPlan } from '../store.ts';

export interface ArchiveImportOptions {
  /** Each as in the file when left out. */
  readonly slug?: string | undefined;
  readonly name?: string | undefined;
  readonly plan?: string | undefined;
  /** The plan's when both are left out. */
  readonly isolation?: Isolation | undefined;
  readonly cell?: string | undefined;
  readonly dryRun?: boolean | undefined;
}

export interface ImportResult {
  readonly slug: string;
  readonly name: string;
  readonly plan: string;
  readonly rows: number;
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
  /** The members who have an account here already, by their address alone, and what they become. */
  readonly matched: readonly { readonly email: string; readonly role: string }[];
  /**
   * Those of them whose accounts were opened without proof of the address: they are logged out and lose their password,
   * and the owner of the mailbox chooses another.
   */
  readonly unproved: readonly string[];
  /** The e-mail addresses of those who get one; it has no password yet. */
  readonly made: readonly string[];
  /** Hosts the workspace had; they must be verified again here. */
  readonly domains: readonly string[];
  /** Rows that came without their link, because it leads neither to http nor to https. */
  readonly linksDropped: number;
  readonly dryRun: boolean;
  /** Undefined in a dry run. */
  readonly tenant: TenantRecord | undefined;
}

/**
 * Makes a workspace out of a file that `exportTenant` wrote. Everything is checked before anything is
 * changed; a dry run ends there.
 * @param progress called twice over the rows: while they are checked, and while they are written
 * @throws AppError `invalid` with file, line and what is wrong; `slug_taken`
 */
export async function importTenant(
  deps: ArchiveDeps,
  path: string,
  options: ArchiveImportOptions = {},
  progress: { check?: FillProgress; write?: FillProgress } = {},
): Promise<ImportResult> {
  await using archive = await Archive.open(path, deps.rules);
  const { linksDropped } = await checkRows(
    archive,
    await currentTables(deps.server),
    progress.check,
  );
  const { tenant: found, tables } = archive.manifest;
  const { slug = found.slug, name = found.name, plan = found.plan, isolation, cell } = options;
  const { dryRun = false } = options;
  // Otherwise a cut-off attempt would hold on to the slug.
  await removeAbandoned(deps, (error) => {
    throw error;
  });
  await assertPossible(deps, { slug, name, plan });
  const matched = await matchAccounts(deps.identity.control, archive.members);
  const strange = [...matched].filter(([there, here]) => there !== here).map(([, here]) => here);
  const unproved = await listUnproved(deps.identity.control, strange);
  const result = {
    slug,
    name,
    plan,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    tables: tables.map((table) => ({ name: table.name, rows: table.rows })),
    matched: archive.members
      .filter(({ id }) => matched.has(id))
      .map(({ email, role }) => ({ email, role })),
    unproved: unproved.map(({ email }) => email),
    made: archive.members.filter(({ id }) => !matched.has(id)).map(({ email }) => email),
    domains: archive.domains.map(({ host }) => host),
    linksDropped,
    dryRun,
  };
  if (dryRun) return { ...result, tenant: undefined };
  const tenant = { slug, name, plan, isolation, cell, settings: found.settings };
  const { members } = archive;
  const imported = await createImportedTenant(
    deps,
    { kind: 'import', tenant, members, source: archive },
    progress.write ?? (() => undefined),
  );
  return { ...result, made: imported.made.map(({ email }) => email), tenant: imported.tenant };
}

/** What reserving the place would refuse anyway, so that a dry run says it too. */
async function assertPossible(
  { identity }: PortableDeps,
  { slug, name, plan }: { slug: string; name: string; plan: string },
): Promise<void> {
  assertSlug(slug);
  assertName(name);
  const problems: FieldProblem[] = [];
  if (await identity.tenancy.find(slug))
    problems.push({ path: '--slug', message: `there is a workspace "${slug}" already` });
  if (!(await hasPlan(identity.control, plan)))
    problems.push({ path: '--plan', message: `there is no plan "${plan}" here; name another` });
  if (problems.length > 0) throw invalid(...problems);
}
