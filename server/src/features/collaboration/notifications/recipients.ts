import { type Control, type Identity, type InboxKind, whoWants } from '#identity/index.ts';
import type { Note, NoteKind } from './model.ts';
import type { Recipients } from './record.ts';

/** Under which of the things one can choose to hear of a note falls. */
const PREFERENCE: Readonly<Record<NoteKind, InboxKind>> = {
  assigned: 'task_assigned',
  unassigned: 'task_assigned',
  status: 'task_status',
  due: 'task_rescheduled',
  deleted: 'task_removed',
  restored: 'task_removed',
  role: 'project_role',
};

type Notes = ReadonlyMap<string, readonly Note[]>;

/** What the control plane knows of those who may be told. */
export const recipientsOf = ({ memberships, control }: Identity): Recipients => ({
  async actorOf(tenantId, userId) {
    const standing = await memberships.standingOf(tenantId, userId);
    return standing && { userId, tenantId, name: standing.name, role: standing.role };
  },
  wanted: (notes) => wanted(control, notes),
});

async function wanted(control: Control, notes: Notes): Promise<Notes> {
  const kinds = new Set([...notes.values()].flat().map(({ kind }) => PREFERENCE[kind]));
  const wanting = new Map<InboxKind, ReadonlySet<string>>();
  for (const kind of kinds)
    wanting.set(kind, await whoWants(control, [...notes.keys()], kind, 'inbox'));
  return new Map(
    [...notes].map(([personId, own]) => [
      personId,
      own.filter(({ kind }) => wanting.get(PREFERENCE[kind])?.has(personId)),
    ]),
  );
}
