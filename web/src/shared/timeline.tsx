import type { ReactNode } from 'react';
import type { Activity } from '#api/index.ts';
import { Avatar } from '#ui/index.ts';
import { describe } from './activity.ts';
import { Ago } from './time.tsx';
import './timeline.css';

/** Activity as sentences along a line. `thing` stands for "this" where several things are mixed. */
export function Timeline({
  entries,
  thing,
}: {
  entries: readonly Activity[];
  thing?: (entry: Activity) => ReactNode;
}) {
  return (
    <ol className="tf-timeline">
      {entries.map((entry) => (
        <li key={entry.id}>
          <Avatar person={entry.actor} size={22} decorative />
          <div>
            <strong>{entry.actor?.name ?? 'Someone'}</strong> {joined(describe(entry))}
            {thing && <> · {thing(entry)}</>}{' '}
            <span className="text-faint">
              <Ago at={entry.at} />
            </span>
            {entry.note && <blockquote>{entry.note}</blockquote>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function joined(phrases: string[]): string {
  if (phrases.length < 2) return phrases[0] ?? '';
  return `${phrases.slice(0, -1).join(', ')} and ${phrases.at(-1)}`;
}
