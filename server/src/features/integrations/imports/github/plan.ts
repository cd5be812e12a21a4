import { colorFor } from '#kernel/color.ts';
import { toUtc } from '#kernel/dates.ts';
import { AppError, type FieldProblem, invalid } from '#kernel/errors.ts';
import { isSuspect, textProblem } from '#kernel/text.ts';
import { webAddress } from '#kernel/web-address.ts';
import { MAX_LABEL_LENGTH } from '#features/work/labels/index.ts';
import { MAX_LABELS } from '#features/work/task-labels/index.ts';
import { MAX_DESCRIPTION, MAX_TITLE } from '#features/work/tasks/index.ts';
import { type JsonItem, readEntries } from '../json.ts';
import type { ImportPlan, PlannedTask, Skipped } from '../plan.ts';
import { type Found, type GithubIssue, assigneesOf, isGithubIssue, problemOf } from './entry.ts';
import { leftBehind } from './notes.ts';

export interface GithubOptions {
  /** Pull requests come in as tasks with the label `pull request` unless this says to leave them out. */
  readonly skipPullRequests?: boolean;
}

/** Problems named before giving up on a file. */
const MOST_PROBLEMS = 20;

/**
 * Works out what a GitHub export (REST list of issues, as one array or one issue a line) would bring.
 * What this product cannot hold is left out and named; a file that is not such an export is refused whole.
 * @throws AppError `invalid` naming entry, number, path and reason of each problem, or line and column
 */
export function planGithubImport(text: string, options: GithubOptions = {}): ImportPlan {
  const found = requireIssues(readEntries(text), isSuspect(text));
  const skipped: Skipped[] = [];
  const kept: Found[] = [];
  const seen = new Map<number, number>();
  for (const { issue, ...origin } of found) {
    const reason = reasonToSkip(issue, options, seen.get(issue.id));
    if (reason === undefined) kept.push({ issue, ...origin });
    else skipped.push({ ...origin, reason });
    if (!seen.has(issue.id)) seen.set(issue.id, origin.entry);
  }
  return {
    source: 'github',
    entries: found.length,
    tasks: kept.map(toPlanned),
    labels: labelsOf(kept),
    skipped,
    notes: leftBehind(kept),
  };
}

/** @param mayBeIllFormed whether their texts are worth a look */
function requireIssues(entries: readonly JsonItem[], mayBeIllFormed: boolean): Found[] {
  const problems: FieldProblem[] = [];
  const found: Found[] = [];
  entries.forEach(({ value, line }, i) => {
    const illFormed = mayBeIllFormed ? textProblem(value) : undefined;
    if (illFormed) problems.push(problemAt(i + 1, line, value, illFormed));
    else if (isGithubIssue(value))
      found.push({ issue: value, entry: i + 1, line, number: value.number });
    else problems.push(problemAt(i + 1, line, value, problemOf(value)));
  });
  if (problems.length === 0) return found;
  if (found.length === 0) {
    throw new AppError('invalid', 'This is not a list of issues in the format of the GitHub API.', {
      fields: problems.slice(0, 1),
    });
  }
  throw invalid(...problems.slice(0, MOST_PROBLEMS));
}

function problemAt(
  entry: number,
  line: number,
  value: unknown,
  { path, message }: FieldProblem,
): FieldProblem {
  const number = (value as { number?: unknown } | null)?.number;
  const named = typeof number === 'number' ? ` (#${number})` : '';
  return { path: `entry ${entry}${named}, line ${line}${path && `, ${path}`}`, message };
}

function reasonToSkip(
  issue: GithubIssue,
  options: GithubOptions,
  earlier: number | undefined,
): string | undefined {
  const title = issue.title.trim();
  if (earlier !== undefined) return `the same issue as entry ${earlier}`;
  if (options.skipPullRequests && issue.pull_request) return 'a pull request';
  if (title === '') return 'it has no title';
  return tooLong('title', title, MAX_TITLE) ?? tooLong('text', issue.body ?? '', MAX_DESCRIPTION);
}

function tooLong(what: string, text: string, most: number): string | undefined {
  const length = text.length > most ? Array.from(text).length : text.length;
  return length > most ? `its ${what} has ${length} characters; at most ${most} fit` : undefined;
}

const toPlanned = ({ issue, ...origin }: Found): PlannedTask => ({
  ...origin,
  title: clean(issue.title).trim(),
  description: clean(issue.body ?? ''),
  isDone: issue.state === 'closed',
  labels: labelNames(issue),
  author: issue.user?.login ?? null,
  assignee: assigneesOf(issue)[0] ?? null,
  createdAt: toUtc(`entry ${origin.entry}, created_at`, issue.created_at),
  updatedAt: toUtc(`entry ${origin.entry}, updated_at`, issue.updated_at),
  completedAt:
    issue.state === 'closed'
      ? toUtc(`entry ${origin.entry}, closed_at`, issue.closed_at ?? issue.updated_at)
      : null,
  externalRef: `github:${issue.id}`,
  externalUrl: webAddress(issue.html_url) ?? null,
  hadBadLink: issue.html_url !== undefined && webAddress(issue.html_url) === undefined,
});

/** GitHub keeps the line ends of the author. */
const clean = (text: string): string => text.replaceAll('\r\n', '\n');

const PULL_REQUEST = { name: 'pull request', color: '8250df' };

const labelled = (issue: GithubIssue): { name: string; color?: string | null }[] =>
  [...(issue.labels ?? []), ...(issue.pull_request ? [PULL_REQUEST] : [])]
    .map((label) => ({ ...label, name: clean(label.name).trim() }))
    .filter(({ name }) => name !== '' && name.length <= MAX_LABEL_LENGTH);

const labelNames = (issue: GithubIssue): string[] =>
  [...new Set(labelled(issue).map(({ name }) => name))].slice(0, MAX_LABELS);

function labelsOf(found: readonly Found[]): ImportPlan['labels'] {
  const colors = new Map<string, string>();
  for (const { name, color } of found.flatMap(({ issue }) => labelled(issue))) {
    if (!colors.has(name))
      colors.set(
        name,
        /^[0-9a-f]{6}$/i.test(color ?? '') ? `#${color?.toLowerCase()}` : colorFor(name),
      );
  }
  return [...colors].map(([name, color]) => ({ name, color }));
}
