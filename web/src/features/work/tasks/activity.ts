import { dueOf, durationOf, inWords, type ActivityWords } from '#shared/index.ts';

/** What the history of a task says. */
export const taskWords: ActivityWords = {
  kinds: {
    'task.created': 'created this',
    'task.imported': 'imported this',
    'task.deleted': 'moved this to the trash',
    'task.restored': 'restored this',
    'task.moved': { otherwise: 'moved this on the board' },
  },
  fields: {
    title: { phrase: (from, to) => `renamed this from “${String(from)}” to “${String(to)}”` },
    assignee: { phrase: assigned },
    assigneeId: { phrase: assigned },
    labels: { phrase: labelled },
    dueAt: { name: 'due date', say: (time) => dueOf(inWords(time)) },
    estimateMinutes: { name: 'estimate', say: (minutes) => durationOf(Number(minutes)) },
    parentId: { name: 'parent' },
    task: { phrase: (from) => `permanently deleted ${String(from)}` },
    rank: { phrase: () => 'reordered this on the board' },
    completedAt: { phrase: () => undefined },
  },
};

function assigned(from: unknown, to: unknown): string {
  return to ? `assigned this to ${inWords(to)}` : `unassigned ${from ? inWords(from) : 'this'}`;
}

function labelled(from: unknown, to: unknown): string {
  const [before, after] = [namesIn(from), namesIn(to)];
  const added = after.filter((name) => !before.includes(name));
  const removed = before.filter((name) => !after.includes(name));
  const parts = [
    added.length > 0 && `added ${added.length > 1 ? 'labels' : 'the label'} ${added.join(', ')}`,
    removed.length > 0 &&
      `removed ${removed.length > 1 ? 'labels' : 'the label'} ${removed.join(', ')}`,
  ];
  return parts.filter(Boolean).join(' and ') || 'changed the labels';
}

const namesIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(inWords) : []);
