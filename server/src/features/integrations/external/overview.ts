import type { TenantRecord } from '#tenancy/model/index.ts';
import type { Scope } from '#tenancy/scope/index.ts';
import type { Actor, Sites } from '#identity/index.ts';
import type { People } from '#features/foundation/people/index.ts';
import { soonestTasks } from '#features/work/tasks/index.ts';
import { merge } from './merge.ts';
import type { CachedSources } from './cached-sources.ts';
import type { MergedTask, SourceReport } from './schema.ts';
import { LOCAL } from './actions.ts';
import { listSources } from './store.ts';
import { fromHere, fromOutside } from './view.ts';

export interface OverviewDeps {
  readonly people: People;
  readonly sites: Sites;
  readonly cachedSources: CachedSources;
}

/** What is wanted of all tasks. */
export interface OutsideTaskQuery {
  readonly limit: number;
  /** Part of the title. */
  readonly q: string | undefined;
  /** One source alone, by name. */
  readonly source: string | undefined;
}

interface Part {
  readonly tasks: readonly MergedTask[];
  readonly report: SourceReport;
}

/** The workspace's own tasks, as far as the actor sees them, and those of all sources, asked at the same time. */
export async function overview(
  { people, sites, cachedSources }: OverviewDeps,
  { actor, tenant, scope }: { actor: Actor; tenant: TenantRecord; scope: Scope },
  { limit, q, source }: OutsideTaskQuery,
): Promise<{ items: MergedTask[]; sources: SourceReport[] }> {
  const isWanted = (name: string): boolean => source === undefined || source === name;

  async function local(): Promise<Part> {
    const [{ tasks, total }, directory] = await Promise.all([
      soonestTasks(scope, actor, { q, limit }),
      people.directory(scope),
    ]);
    const home = sites.tenantUrl(tenant);
    return {
      tasks: tasks.map((task) => fromHere(task, directory, home)),
      report: { name: LOCAL, state: 'ok', count: total, skipped: 0, at: null },
    };
  }

  async function outside(): Promise<Part[]> {
    const all = await listSources(scope);
    const chosen = all.filter(({ name, isEnabled }) => isEnabled && isWanted(name));
    return Promise.all(
      chosen.map(async (one) => {
        const { tasks, report } = await cachedSources.read(tenant.id, one);
        const found = tasks.filter(titled(q)).map((task) => fromOutside(one.name, task));
        return { tasks: found, report: { name: one.name, count: found.length, ...report } };
      }),
    );
  }

  const [own, others] = await Promise.all([
    isWanted(LOCAL) ? local() : undefined,
    source === LOCAL ? [] : outside(),
  ]);
  const parts = own ? [own, ...others] : others;
  return {
    items: merge(
      parts.map(({ tasks }) => tasks),
      limit,
    ),
    sources: parts.map(({ report }) => report),
  };
}

const titled = (q: string | undefined) => {
  const wanted = q?.trim().toLowerCase() ?? '';
  return ({ title }: { title: string }): boolean => title.toLowerCase().includes(wanted);
};
