import { MAX_LABEL_LENGTH } from '#features/work/labels/index.ts';
import { MAX_LABELS } from '#features/work/task-labels/index.ts';
import { type Found, assigneesOf } from './entry.ts';

/** What is not brought over, or not as it was, a sentence each. */
export function leftBehind(found: readonly Found[]): string[] {
  const shared = found.filter(({ issue }) => assigneesOf(issue).length > 1);
  const comments = found.reduce((sum, { issue }) => sum + (issue.comments ?? 0), 0);
  const milestones = found.filter(({ issue }) => issue.milestone).length;
  const longLabels = found.flatMap(({ issue }) =>
    (issue.labels ?? []).filter((l) => l.name.trim().length > MAX_LABEL_LENGTH),
  );
  const crowded = found.filter(({ issue }) => (issue.labels ?? []).length > MAX_LABELS);
  return [
    ...(shared.length > 0
      ? [
          `A task has one assignee; the first was taken, and left out were: ${shared.map(others).join('; ')}.`,
        ]
      : []),
    ...(comments > 0 ? [`Comments are not imported: ${comments} stay behind.`] : []),
    ...(milestones > 0 ? [`Milestones are not imported: tasks that have one: ${milestones}.`] : []),
    ...(longLabels.length > 0
      ? [
          `Labels longer than ${MAX_LABEL_LENGTH} characters were left out: ${[...new Set(longLabels.map((l) => l.name))].join(', ')}.`,
        ]
      : []),
    ...(crowded.length > 0
      ? [
          `Only the first ${MAX_LABELS} labels were kept of ${crowded.map(({ number }) => `#${number}`).join(', ')}.`,
        ]
      : []),
  ];
}

const others = ({ issue, number }: Found): string =>
  `#${number} ${assigneesOf(issue).slice(1).join(', ')}`;
