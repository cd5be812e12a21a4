import type { ReactNode } from 'react';
import { AppLink, useTitle } from '#shared/index.ts';
import { Logo } from './logo.tsx';
import { Preview } from './preview.tsx';
/** The screens before a workspace: a form on one side, the product on the other. */
export function Frame({
  title,
  lead,
  children,
  foot,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
}) {
  useTitle(title);
  return (
    <div className="tf-frame">
      <main className="tf-frame-main">
        <AppLink to="/" className="tf-frame-logo" aria-label="TaskForce, start page">
          <Logo />
        </AppLink>
        <div className="tf-frame-form">
          <h1>{title}</h1>
          {lead && <p className="tf-frame-lead">{lead}</p>}
          {children}
          {foot && <div className="tf-frame-foot">{foot}</div>}
        </div>
      </main>
      <aside className="tf-frame-aside" aria-hidden="true">
        <p className="tf-frame-claim">Every team in its own space. Every task in its place.</p>
        <Preview />
      </aside>
    </div>
  );
}
