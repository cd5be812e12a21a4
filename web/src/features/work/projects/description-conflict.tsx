import { TextConflict } from '#shared/text-conflict.tsx';
import type { DescriptionConflict as Conflict } from './use-description.ts';

/** Two people changed the same of a project's description. */
export function DescriptionConflict({
  theirs,
  both,
  settle,
  busy,
  onSave,
}: Conflict & { busy: boolean; onSave: (text: string, seen: string) => void }) {
  return (
    <TextConflict
      editor={theirs.by ? { name: theirs.by.name, at: theirs.at } : undefined}
      theirs={theirs.text}
      both={both}
      busy={busy}
      onKeepMine={() => {
        settle(both.mine);
        onSave(both.mine, theirs.text);
      }}
      onTakeTheirs={() => settle(theirs.text)}
      onEditMerged={() => settle(both.all)}
    />
  );
}
