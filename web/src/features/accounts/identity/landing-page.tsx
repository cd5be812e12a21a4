import { KanbanSquare, Keyboard, ShieldCheck } from 'lucide-react';
import { site } from '#api/index.ts';
import { AppLink, makePaths, useTitle } from '#shared/index.ts';
import { Logo } from './logo.tsx';
import { Preview } from './preview.tsx';

const reasons = [
  {
    icon: KanbanSquare,
    title: 'A board that keeps up',
    text: 'Boards with thousands of tasks scroll like boards with ten. What others change appears at once, and a slip is undone with Ctrl+Z.',
  },
  {
    icon: ShieldCheck,
    title: 'Your data, walled off',
    text: 'The database itself isolates workspaces. If you need more, give yours its own schema or database.',
  },
  {
    icon: Keyboard,
    title: 'Fast on the keyboard',
    text: 'Create, move, filter and open tasks with single keys. Everything works without a mouse, and on your phone.',
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
            Project and task management for teams who want both: boards they enjoy, and a workspace
            no one else can see into.
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
