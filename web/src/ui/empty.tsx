import type { ReactNode } from 'react';

/** What stands where nothing is yet: why, and what to do about it. */
export function Empty({
  icon,
  title,
  children,
  action,
  level = 2,
}: {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  level?: 1 | 2;
}) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className="tf-empty">
      <span className="tf-empty-icon" aria-hidden="true">
        {icon}
      </span>
      <Heading className="tf-empty-title">{title}</Heading>
      {children && <p className="tf-empty-text">{children}</p>}
      {action && <div className="tf-empty-action">{action}</div>}
    </div>
  );
}
