import { useMemo, type ReactNode } from 'react';
import { diff, type Part } from '../diff.ts';
import { shortened } from '../diff-view.tsx';
import '../diff.css';

export interface Side {
  title: string;
  /** Whether and when it was saved. */
  note: ReactNode;
  text: string;
}

/** Two texts beside each other, on a narrow screen below each other; what only one of them has is marked. */
export function SideBySide({ left, right }: { left: Side; right: Side }) {
  const parts = useMemo(() => diff(left.text, right.text), [left.text, right.text]);
  return (
    <div className="tf-sides">
      <OneSide {...left} parts={parts} only="removed" />
      <OneSide {...right} parts={parts} only="added" />
    </div>
  );
}

function OneSide({
  title,
  note,
  text,
  parts,
  only,
}: Side & { parts: readonly Part[]; only: 'added' | 'removed' }) {
  const shown = joined(parts.filter(({ kind }) => kind === 'same' || kind === only));
  const Mark = only === 'added' ? 'ins' : 'del';
  return (
    <div className={`tf-side is-${only}`}>
      <div className="tf-side-head">
        <strong>{title}</strong>
        {note && <span className="tf-side-note">{note}</span>}
      </div>
      {/* Scrolls by keys as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="tf-diff" dir="auto" role="group" aria-label={title} tabIndex={0}>
        {text === '' && <span className="text-faint">Empty</span>}
        {shown.map((part, index) =>
          part.kind === only ? (
            <Mark key={index}>{part.text}</Mark>
          ) : (
            <span key={index}>{shortened(part, index === 0, index === shown.length - 1)}</span>
          ),
        )}
      </div>
    </div>
  );
}

/** Words of one change, marked as one: the spaces between them are in both texts. */
function joined(parts: readonly Part[]): Part[] {
  const all: Part[] = [];
  for (const [index, part] of parts.entries()) {
    const last = all.at(-1);
    const isGap = part.kind === 'same' && /^ +$/.test(part.text) && index < parts.length - 1;
    if (last && last.kind !== 'same' && (isGap || part.kind === last.kind))
      all[all.length - 1] = { ...last, text: last.text + part.text };
    else all.push(part);
  }
  return all;
}
