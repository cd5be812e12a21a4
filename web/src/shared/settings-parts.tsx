import type { ReactNode } from 'react';

/** A group of settings: what it is about beside its controls. */
export function Section({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children: ReactNode;
}) {
  return (
    <section className="tf-settings" aria-label={title}>
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
      </div>
      <div>{children}</div>
    </section>
  );
}

/** Something that is so, with what can be done about it at the end of the line. */
export function Fact({
  icon,
  name,
  action,
  children,
}: {
  icon: ReactNode;
  name: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div>
      <dt>
        <span aria-hidden="true">{icon}</span> {name}
      </dt>
      <dd>{children}</dd>
      {action && <dd>{action}</dd>}
    </div>
  );
}
