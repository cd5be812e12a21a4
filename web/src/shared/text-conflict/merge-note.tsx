import { GitMerge } from 'lucide-react';
import type { ReactNode } from 'react';
import { nameOf, type Editor } from './editor.ts';
import './text-conflict.css';

/** A quiet note below a text that is being written. Says that changes of others are in it now. */
export function MergeNote({
  editor,
  isMerged = false,
  passages = 0,
  children,
}: {
  editor?: Editor | undefined;
  isMerged?: boolean | undefined;
  /** How many passages stand there twice, theirs before mine. */
  passages?: number | undefined;
  /** Another note, in place of these. */
  children?: ReactNode;
}) {
  const text =
    passages > 0
      ? `${passages === 1 ? 'One passage is' : `${passages} passages are`} in the text twice, theirs before yours. Combine them, then save.`
      : isMerged &&
        `${nameOf(editor)} also changed the description${editor?.isMe ? ' elsewhere' : ''}. Both changes are in your text now.`;
  const note = children ?? text;
  return (
    <div role="status">
      {note && (
        <p className="tf-merge-note">
          <GitMerge size={14} aria-hidden="true" /> <span>{note}</span>
        </p>
      )}
    </div>
  );
}
