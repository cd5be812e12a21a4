import { diff, type Part } from './diff.ts';
import './diff.css';

/** Longer stretches that both have are shortened in the middle. */
const LONG = 160;

/** Two versions of a text in one: what went is struck through, what came is marked. */
export function DiffView({ from, to }: { from: string; to: string }) {
  const parts = diff(from, to);
  return (
    <div className="tf-diff" dir="auto">
      {parts.map((part, index) => {
        if (part.kind === 'added') {
          return (
            <ins key={index}>
              <span className="visually-hidden">Added: </span>
              {part.text}
            </ins>
          );
        }
        if (part.kind === 'removed') {
          return (
            <del key={index}>
              <span className="visually-hidden">Removed: </span>
              {part.text}
            </del>
          );
        }
        return <span key={index}>{shortened(part, index === 0, index === parts.length - 1)}</span>;
      })}
    </div>
  );
}

/** A stretch that both texts have, without its middle when it is long. */
export function shortened({ text }: Part, isFirst: boolean, isLast: boolean): string {
  if (text.length <= LONG) return text;
  // Whole words only.
  const head = isFirst ? '' : text.slice(0, LONG / 2).replace(/\S+$/, '');
  const tail = isLast ? '' : text.slice(-LONG / 2).replace(/^\S+\s*/, '');
  return `${head}… ${tail}`;
}
