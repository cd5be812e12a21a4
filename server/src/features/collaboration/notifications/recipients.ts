import {
  type Control,
  type Identity,
  type InboxKind,
  type Notice,
  whoWants,
} from '#identity/index.ts';
import type { Note } from './model.ts';
import type { Recipients } from './record.ts';

type Notes = ReadonlyMap<string, readonly Note[]>;

/** What the control plane stores about possible recipients. */
export function recipientsOf(
  { memberships, control }: Identity,
  notices: readonly Notice[],
): Recipients {
  const kinds = new Map(notices.map(({ name, kind }) => [name, kind]));
  return {
    async actorOf(tenantId, userId) {
      const standing = await memberships.standingOf(tenantId, userId);
      return standing && { userId, tenantId, name: standing.name, role: standing.role };
    },
    wanted: (notes) => wanted(control, notes, kinds),
  };
}

/** @param kinds what people choose, by the names of the notices that fall under it */
async function wanted(
  control: Control,
  notes: Notes,
  kinds: ReadonlyMap<string, InboxKind>,
): Promise<Notes> {
  const asked = new Set([...notes.values()].flat().flatMap(({ kind }) => kinds.get(kind) ?? []));
  const wanting = new Map<InboxKind, ReadonlySet<string>>();
  for (const kind of asked)
    wanting.set(kind, await whoWants(control, [...notes.keys()], kind, 'inbox'));
  return new Map(
    [...notes].map(([personId, own]) => [
      personId,
      own.filter(({ kind: name }) => {
        const kind = kinds.get(name);
        return kind && wanting.get(kind)?.has(personId);
      }),
    ]),
  );
}
