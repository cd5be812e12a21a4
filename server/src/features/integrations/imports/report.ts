import type { Numbered } from './numbers.ts';
import type { ImportPlan, Skipped } from './plan.ts';

/** What an import did or, as a dry run, would do. */
export interface ImportReport {
  readonly project: { readonly key: string; readonly isNew: boolean };
  readonly dryRun: boolean;
  readonly entries: number;
  /** How many tasks were made. */
  readonly created: number;
  /** In the order of the file. */
  readonly skipped: readonly Skipped[];
  /** Logins that are members of the workspace. */
  readonly peopleMatched: readonly string[];
  /** Logins kept as outside people. */
  readonly peopleKept: readonly string[];
  /** Tasks that came without their link, because it leads neither to http nor to https. */
  readonly linksDropped: number;
  readonly notes: readonly string[];
}

export function toReport(
  plan: ImportPlan,
  numbered: Numbered,
  logins: readonly string[],
  matched: ReadonlyMap<string, string>,
  about: Pick<ImportReport, 'project' | 'dryRun'>,
): ImportReport {
  const renumbered = numbered.tasks.filter((task) => task.newNumber !== task.number);
  const moves = renumbered.map(
    (task) => `#${task.number} is ${about.project.key}-${task.newNumber}`,
  );
  const linksDropped = numbered.tasks.filter((task) => task.hadBadLink).length;
  return {
    ...about,
    entries: plan.entries,
    created: numbered.tasks.length,
    skipped: [...plan.skipped, ...numbered.skipped].toSorted((a, b) => a.entry - b.entry),
    peopleMatched: logins.filter((login) => matched.has(login)),
    peopleKept: logins.filter((login) => !matched.has(login)),
    linksDropped,
    notes: [
      ...plan.notes,
      ...(linksDropped > 0
        ? [`Links dropped, since they are not http:// or https://: ${linksDropped}.`]
        : []),
      ...(moves.length > 0 ? [`Numbers that were taken: ${moves.join(', ')}.`] : []),
    ],
  };
}
