import { GitMerge } from 'lucide-react';
import type { TextDraft } from './use-merge.ts';

/** Says that what somebody else wrote has come into the text that is being written. */
export function MergeNote({
  who = 'Someone else',
  draft: { isMerged = false, passages = 0 },
}: {
  who: string | undefined;
  draft: TextDraft;
}) {
  const text =
    passages > 0
      ? `${passages === 1 ? 'One passage is' : `${passages} passages are`} in the text twice, theirs before yours. Make one of each, then save.`
      : `${who} also changed the description. Both changes are in your text now.`;
  return (
    <div role="status">
      {(isMerged || passages > 0) && (
        <p className="tf-merge-note">
          <GitMerge size={14} aria-hidden="true" /> {text}
        </p>
      )}
    </div>
  );
}
