import { useState, type ReactNode } from 'react';
import type { Activity } from '#api/index.ts';
import { Avatar } from '#ui/index.ts';
import { describe } from './activity.ts';
import { DiffView } from './diff-view.tsx';
import { Ago } from './time.tsx';
import { useWords } from './words.tsx';
import './timeline.css';

/** Activity as sentences along a line. `thing` names the subject where several are mixed. */
export function Timeline({
  entries,
  thing,
}: {
  entries: readonly Activity[];
  thing?: (entry: Activity) => ReactNode;
}) {
  const { activity } = useWords();
  const say = (entry: Activity) => joined(describe(entry, activity));
  return (
    <ol className="tf-timeline">
      {entries.map((entry) => (
        <li key={entry.id}>
          <Avatar person={entry.actor} size={24} decorative />
          <div>
            <strong>{entry.actor?.name ?? 'Someone'}</strong>{' '}
            {thing ? named(say(entry), thing(entry)) : say(entry)}{' '}
            <span className="text-faint">
              <Ago at={entry.at} />
            </span>
            {entry.note && <blockquote>{entry.note}</blockquote>}
            {entry.changes.map(({ field, from, to }) =>
              field === 'description' && typeof from === 'string' && typeof to === 'string' ? (
                <Changes key={field} from={from} to={to} />
              ) : null,
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What became of a long text, compared when somebody asks. */
function Changes({ from, to }: { from: string; to: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Show changes</summary>
      {open && <DiffView from={from} to={to} />}
    </details>
  );
}

function joined(phrases: string[]): string {
  if (phrases.length < 2) return phrases[0] ?? '';
  return `${phrases.slice(0, -1).join(', ')} and ${phrases.at(-1)}`;
}

/** Puts the subject where the sentence says "this"; where it does not, after it. */
function named(sentence: string, subject: ReactNode): ReactNode {
  const at = sentence.search(/\bthis\b/);
  if (at === -1) {
    return (
      <>
        {sentence} on {subject}
      </>
    );
  }
  return (
    <>
      {sentence.slice(0, at)}
      {subject}
      {sentence.slice(at + 4).replaceAll(/\bthis\b/g, 'it')}
    </>
  );
}
