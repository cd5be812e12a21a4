import 'bootstrap/dist/css/bootstrap.min.css';
import '#ui/fonts.css';
import '#ui/tokens.css';
import '#ui/base.css';
import '#ui/components.css';
import '#features/accounts/identity/identity.css';
import '#features/work/fields/fields.css';
import './shell.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadSite, Problem, session } from '#api/index.ts';
import { makePaths, queryClient } from '#shared/index.ts';
import { Announcer, Toasts, watchTheme } from '#ui/index.ts';
import { Unreachable } from './failures.tsx';
import { reloadAfterRelease } from './new-release.ts';
import { loadPart } from './door.tsx';
import { makeRouter } from './router.tsx';

const element = document.getElementById('root');
if (!element) throw new Error('The page has no root element.');
const root = createRoot(element, {
  // A refused request is shown to the person; a fault of the page is reported as one.
  onCaughtError: (error) => {
    if (!(error instanceof Problem)) reportError(error);
  },
});

watchTheme();
reloadAfterRelease();
prepare();
void start();

/** Whoever comes back to a workspace will need both; neither waits for the site to be known. */
function prepare(): void {
  // A hand-over brings a session of its own, which a renewal must not overtake.
  if (!session.isExpected || location.pathname === makePaths('base').handoff) return;
  void session.resume().catch(() => undefined);
  void loadPart().catch(() => undefined);
}

async function start(): Promise<void> {
  try {
    const router = makeRouter(await loadSite());
    // A session that ends in the middle of work leads to the log-in page and back again.
    session.watch((state) => {
      if (state === 'out') void router.invalidate();
    });
    root.render(
      <StrictMode>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Toasts />
          <Announcer />
        </QueryClientProvider>
      </StrictMode>,
    );
  } catch (error) {
    root.render(<Unreachable error={error} />);
  }
}
