import { statusName } from './status.ts';
import type { Activity } from '#api/index.ts';
import { priorityNames } from '#ui/index.ts';
import { dayOf, dueOf, durationOf } from './time.tsx';

const verbs: Record<string, string> = {
  created: 'created this',
  deleted: 'moved this to the trash',
  restored: 'restored this',
  imported: 'imported this',
  moved: 'moved this on the board',
  member_added: 'added a member',
  member_removed: 'removed a member',
  archived: 'archived this',
  unarchived: 'restored this from the archive',
  workflow_changed: 'changed the workflow',
};

/** What an activity entry says after the actor's name, in words, one phrase per change. */
export function describe(entry: Activity, thing = 'this'): string[] {
  const phrases = entry.changes.map(phraseOf).filter((phrase) => phrase !== undefined);
  const verb = verbs[entry.kind.split('.').at(-1) ?? ''];
  if (
    verb &&
    (phrases.length === 0 || /created|imported|deleted|restored|workflow/.test(entry.kind))
  ) {
    return [verb.replace('this', thing)];
  }
  return phrases.length > 0 ? phrases : [`changed ${thing}`];
}

function phraseOf({ field, from, to, merged }: Activity['changes'][number]): string | undefined {
  switch (field) {
    case 'status':
      return `moved this from ${say(field, from)} to ${say(field, to)}`;
    case 'title':
      return `renamed this from “${String(from)}” to “${String(to)}”`;
    case 'description':
      return merged
        ? 'edited the description, merged with changes made meanwhile'
        : 'edited the description';
    case 'assignee':
    case 'assigneeId':
      return to ? `assigned this to ${nameOf(to)}` : `unassigned ${from ? nameOf(from) : 'this'}`;
    case 'labels':
      return labelsPhrase(from, to);
    case 'task':
      return `permanently deleted ${String(from)}`;
    case 'rank':
      return 'reordered this on the board';
    case 'version':
    case 'updatedAt':
    case 'completedAt':
      return undefined;
    default:
      return to === null || to === ''
        ? `removed the ${fieldName(field)}`
        : `set the ${fieldName(field)} to ${say(field, to)}`;
  }
}

const fieldNames: Record<string, string> = {
  dueAt: 'due date',
  startDate: 'start date',
  targetDate: 'target date',
  estimateMinutes: 'estimate',
  parentId: 'parent',
};

function fieldName(field: string): string {
  return fieldNames[field] ?? field;
}

function say(field: string, value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (field === 'status' && typeof value === 'string') return statusName(value);
  if (field === 'priority') return lookUp(priorityNames, value);
  if (field === 'estimateMinutes' && typeof value === 'number') return durationOf(value);
  if (field === 'dueAt' && typeof value === 'string') return dueOf(value);
  if (/(At|Date)$/.test(field) && typeof value === 'string') return dayOf(value);
  return nameOf(value);
}

function lookUp(names: Record<string, string>, value: unknown): string {
  return names[String(value)] ?? String(value);
}

function nameOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'name' in value) return String(value.name);
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : JSON.stringify(value);
}

function labelsPhrase(from: unknown, to: unknown): string {
  const before = Array.isArray(from) ? from.map(nameOf) : [];
  const after = Array.isArray(to) ? to.map(nameOf) : [];
  const added = after.filter((name) => !before.includes(name));
  const removed = before.filter((name) => !after.includes(name));
  const parts = [
    added.length > 0 && `added ${added.length > 1 ? 'labels' : 'the label'} ${added.join(', ')}`,
    removed.length > 0 &&
      `removed ${removed.length > 1 ? 'labels' : 'the label'} ${removed.join(', ')}`,
  ];
  return parts.filter(Boolean).join(' and ') || 'changed the labels';
}
