import type { Notification } from '#api/index.ts';
import { statusName } from '#features/work/fields/index.ts';
import { dayOf } from '#shared/index.ts';

const roleNames: Record<string, string> = {
  lead: 'a lead',
  contributor: 'a contributor',
  viewer: 'a viewer',
};

/** What somebody did, after their name: `assigned this to you and moved it to In progress`. */
export function sentenceOf({ changes }: Pick<Notification, 'changes'>): string {
  const phrases = changes.map((change, i) => phraseOf(change, i === 0 ? 'this' : 'it'));
  if (phrases.length < 2) return phrases[0] ?? '';
  return `${phrases.slice(0, -1).join(', ')} and ${phrases.at(-1)}`;
}

function phraseOf({ kind, from, to }: Notification['changes'][number], it: string): string {
  switch (kind) {
    case 'mentioned':
      return `mentioned you in a comment on ${it}`;
    case 'commented':
      return `commented on ${it}`;
    case 'assigned':
      return `assigned ${it} to you`;
    case 'unassigned':
      return `took ${it} off you`;
    case 'status':
      return `moved ${it} to ${statusName(String(to))}`;
    case 'due':
      if (to === null) return 'removed the due date';
      return from === null
        ? `set the due date to ${dayOf(to)}`
        : `moved the due date from ${dayOf(from)} to ${dayOf(to)}`;
    case 'deleted':
      return `put ${it} in the trash`;
    case 'restored':
      return `restored ${it} from the trash`;
    case 'role':
      return to === null
        ? 'removed your role in this project'
        : `made you ${roleNames[to] ?? to} of this project`;
  }
}
