import { Button } from '#ui/index.ts';
import type { Both } from './both.ts';
import { SideBySide } from './side-by-side.tsx';
import { Ago } from './time.tsx';
import './text-conflict.css';

/** Two people changed the same of a description: shows both texts and the ways out. Nothing typed is dropped. */
export function TextConflict({
  editor,
  theirs,
  both,
  busy,
  onKeepMine,
  onTakeTheirs,
  onEditMerged,
}: {
  /** Who wrote theirs and when, as far as that is known. */
  editor: { name: string; at: string | null } | undefined;
  theirs: string;
  both: Both;
  busy: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onEditMerged: () => void;
}) {
  const who = editor?.name ?? 'Someone else';
  return (
    <div className="tf-conflict" role="alert" aria-label="Conflict">
      <p>
        <strong>{who} changed the description while you were editing.</strong> You both changed{' '}
        {both.count === 1 ? 'the same passage' : `${Math.max(2, both.count)} passages`}. Nothing is
        lost: choose what to save.
      </p>
      <SideBySide
        left={{
          title: (
            <>
              {editor ? `${editor.name}’s text` : 'Their text'}
              {editor?.at && (
                <span className="text-faint">
                  {' '}
                  · saved <Ago at={editor.at} />
                </span>
              )}
            </>
          ),
          text: theirs,
        }}
        right={{
          title: (
            <>
              Your text <span className="text-faint">· not saved</span>
            </>
          ),
          text: both.mine,
        }}
      />
      <div className="tf-conflict-ways">
        <Button size="sm" variant="primary" busy={busy} onClick={onKeepMine}>
          Keep mine
        </Button>
        <Button size="sm" onClick={onTakeTheirs}>
          Take theirs
        </Button>
        <Button size="sm" onClick={onEditMerged}>
          Edit merged
        </Button>
      </div>
    </div>
  );
}
