import { useWorkspace } from '#shared/index.ts';
import { editorOf, MergeNote, TextConflict } from '#shared/text-conflict/index.ts';
import { Button } from '#ui/index.ts';
import type { ProjectDescription } from './use-description.ts';

/** Below the description of a project: both texts after two people changed the same, or what was chosen. */
export function DescriptionConflict({
  description: { conflict, choice, focus },
  busy,
  onSave,
}: {
  description: ProjectDescription;
  busy: boolean;
  onSave: (text: string, seen: string) => void;
}) {
  const { me } = useWorkspace();
  if (conflict) {
    const { theirs, both, keepMine, takeTheirs, editMerged } = conflict;
    return (
      <TextConflict
        field="description"
        editor={editorOf(theirs.by, theirs.at, me)}
        theirs={theirs.text}
        mine={both.mine}
        passages={Math.max(1, both.count)}
        busy={busy}
        takesFocus
        onKeepMine={() => {
          keepMine();
          onSave(both.mine, theirs.text);
        }}
        onTakeTheirs={takeTheirs}
        onEditMerged={editMerged}
        onBack={focus}
      />
    );
  }
  if (choice && 'setAside' in choice)
    return (
      <MergeNote>
        Your text was set aside.
        <Button variant="ghost" size="sm" onClick={choice.setAside}>
          Undo
        </Button>
      </MergeNote>
    );
  return <MergeNote passages={choice?.passages} />;
}
