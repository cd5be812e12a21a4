import type { CSSProperties } from 'react';

/** What a state means, whatever its project calls it. */
export const categories = ['todo', 'doing', 'blocked', 'done'] as const;
export type Category = (typeof categories)[number];

export const categoryNames: Record<Category, string> = {
  todo: 'To do',
  doing: 'In progress',
  blocked: 'Blocked',
  done: 'Done',
};

export const categoryClasses: Record<Category, string> = {
  todo: 'is-open',
  doing: 'is-in-progress',
  blocked: 'is-blocked',
  done: 'is-done',
};

/** The colours that states have unless a project gives them others; the page's own follow light and dark. */
export const categoryColors: Record<Category, string> = {
  todo: '#868e96',
  doing: '#3b5bdb',
  blocked: '#e8590c',
  done: '#2f9e44',
};

/** A ring that fills as work goes on; its shape differs too, so colour is never the only sign. */
export function StatusIcon({
  category,
  color,
  size = 15,
}: {
  category: Category;
  /** The colour of the category unless its project gave it another. */
  color?: string | undefined;
  size?: number;
}) {
  const isOwn = color !== undefined && color !== categoryColors[category];
  return (
    <svg
      className={`tf-status ${categoryClasses[category]}`}
      style={isOwn ? ({ '--state': color } as CSSProperties) : undefined}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      aria-hidden="true"
    >
      {category === 'done' ? (
        <>
          <circle cx="8" cy="8" r="7" fill="currentColor" />
          <path
            d="m4.9 8.2 2.2 2.2 4-4.4"
            stroke="var(--tf-ground)"
            strokeWidth="1.7"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      ) : (
        <circle
          cx="8"
          cy="8"
          r="6.2"
          stroke="currentColor"
          strokeWidth="1.6"
          strokeDasharray={category === 'todo' ? '2.6 1.95' : undefined}
        />
      )}
      {category === 'doing' && <path d="M8 4.2a3.8 3.8 0 0 1 0 7.6z" fill="currentColor" />}
      {category === 'blocked' && (
        <path d="M5 8h6" stroke="currentColor" strokeWidth="1.9" strokeLinecap="round" />
      )}
    </svg>
  );
}
