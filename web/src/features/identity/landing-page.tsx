import { KanbanSquare, Keyboard, ShieldCheck } from 'lucide-react';
import { site } from '#api/index.ts';
import { AppLink, makePaths, useTitle } from '#shared/index.ts';
import { Logo } from './logo.tsx';
import { Preview } from './preview.tsx';

const reasons = [
  {
    icon: KanbanSquare,
    title: 'A board that keeps up',
    text: 'Drag a card and it is there. Thousands of tasks scroll like ten, and every change can be undone.',
  },
  {
    icon: ShieldCheck,
    title: 'Walls you can choose',
    text: 'Shared tables, a schema or a database of your own: isolation is enforced by the database itself.',
  },
  {
    icon: Keyboard,
    title: 'Made for hands on keys',
    text: 'Create, move, filter and open with single keys. Everything works without a mouse, on any screen.',
  },
];

export default function LandingPage() {
  useTitle();
  const paths = makePaths(site().kind);
  return (
    <div className="tf-landing">
      <header className="tf-landing-head">
        <Logo />
        <nav className="d-flex gap-2" aria-label="Account">
          <AppLink to={paths.login} className="btn btn-ghost">
            Log in
          </AppLink>
          <AppLink to={paths.register} className="btn btn-primary">
            Get started
          </AppLink>
        </nav>
      </header>
      <main>
        <section className="tf-hero">
          <h1>
            Work moves.
            <br />
            Your data stays put.
          </h1>
          <p>
            TaskForce is project and task management for companies that want both: boards people
            enjoy, and a workspace no one else can look into.
          </p>
          <div className="d-flex flex-wrap gap-2 justify-content-center">
            <AppLink to={paths.register} className="btn btn-primary btn-lg">
              Create your workspace
            </AppLink>
            <AppLink to={paths.login} className="btn btn-secondary btn-lg">
              Log in
            </AppLink>
          </div>
        </section>
        <div className="tf-hero-picture" aria-hidden="true">
          <Preview />
        </div>
        <section className="tf-reasons" aria-label="Why TaskForce">
          {reasons.map(({ icon: Icon, title, text }) => (
            <div key={title} className="tf-reason">
              <Icon size={20} aria-hidden="true" />
              <h2>{title}</h2>
              <p>{text}</p>
            </div>
          ))}
        </section>
      </main>
      <footer className="tf-landing-foot">TaskForce is free software under the MIT licence.</footer>
    </div>
  );
}
