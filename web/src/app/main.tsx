import 'bootstrap/dist/css/bootstrap.min.css';
import '#ui/tokens.css';
import '#ui/base.css';
import '#ui/components.css';
import '#features/identity/index.ts';
import './shell.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadSite, Problem, session } from '#api/index.ts';
import { queryClient } from '#shared/index.ts';
import { Announcer, Toasts, watchTheme } from '#ui/index.ts';
import { Unreachable } from './failures.tsx';
import { reloadAfterRelease } from './new-release.ts';
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
void start();

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
