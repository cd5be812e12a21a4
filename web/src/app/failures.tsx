import { onlineManager, useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import {
  CloudOff,
  DoorClosed,
  MapPinOff,
  PlugZap,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { site, toProblem, type Problem } from '#api/index.ts';
import { AppLink, makePaths, queryClient, useTitle } from '#shared/index.ts';
import { Button, Empty } from '#ui/index.ts';
import { isClosed } from './closed-codes.ts';
import { useSlug } from './use-slug.ts';

const Closed = lazy(() => import('./closed.tsx'));

function Full({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title);
  return <main className="tf-failure">{children}</main>;
}

/** An address outside of any workspace that leads nowhere. */
export const NotFound = () => (
  <Nowhere to="/" place="the start page">
    The address may be wrong, or you may not have access to it.
  </Nowhere>
);

/** The same inside a workspace, which stays around it. */
export const ScreenNotFound = () => (
  <Nowhere to={makePaths(site().kind).workspace(useSlug())} place="the projects">
    It may have been deleted, the address may be wrong, or you may not have access to it.
  </Nowhere>
);

function Nowhere({ to, place, children }: { to: string; place: string; children: ReactNode }) {
  return (
    <Full title="Page not found">
      <Empty
        level={1}
        icon={<MapPinOff size={22} />}
        title="Page not found"
        action={
          <AppLink to={to} className="btn btn-primary">
            Go to {place}
          </AppLink>
        }
      >
        {children}
      </Empty>
    </Full>
  );
}

/** What a screen shows when its data could not be had. */
export function Failure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const { reset: forget } = useQueryErrorResetBoundary();
  const problem = toProblem(error);
  const again = () => {
    void queryClient.resetQueries({ predicate: ({ state }) => state.status === 'error' });
    forget();
    reset();
    void router.invalidate();
  };
  const offline = problem.code === 'offline';
  const latest = useRef(again);
  useEffect(() => {
    latest.current = again;
  });
  useEffect(() => {
    if (!offline) return undefined;
    return onlineManager.subscribe((isOnline) => isOnline && latest.current());
  }, [offline]);

  if (problem.status === 404) return <NotFound />;
  if (isClosed(problem)) {
    return (
      <Suspense>
        <Closed problem={problem} onRetry={again} />
      </Suspense>
    );
  }
  const [title, Icon] = faceOf(problem);
  return (
    <Full title={title}>
      <Empty
        level={1}
        icon={<Icon size={22} />}
        title={title}
        action={
          <div className="tf-failure-ways">
            <Button variant="primary" onClick={again}>
              Try again
            </Button>
            {!offline && (
              <AppLink to="/" className="btn btn-secondary">
                Go to the start page
              </AppLink>
            )}
          </div>
        }
      >
        {offline
          ? 'This page was not loaded before the connection was lost. It opens as soon as you are back online.'
          : problem.message}
        {problem.requestId && (
          <span className="tf-request-id mono">Request {problem.requestId}</span>
        )}
      </Empty>
    </Full>
  );
}

function faceOf({ code, status }: Problem): [title: string, Icon: LucideIcon] {
  if (code === 'offline')
    return [
      onlineManager.isOnline() ? 'The server cannot be reached' : 'You are offline',
      CloudOff,
    ];
  return status === 403
    ? ['You do not have access', DoorClosed]
    : ['Something went wrong', TriangleAlert];
}

/** Shown when the first question to the server was not answered as it should be. */
export function Unreachable({ error }: { error: unknown }) {
  const { code, message, home } = toProblem(error);
  useEffect(() => {
    const reload = () => location.reload();
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, []);
  if (code === 'unknown_host') {
    return (
      <Full title="No workspace at this address">
        <Empty
          level={1}
          icon={<MapPinOff size={22} />}
          title="No workspace at this address"
          action={
            <div className="tf-failure-ways">
              {home && (
                <a href={home} className="btn btn-primary">
                  Go to {new URL(home).host}
                </a>
              )}
              <Button onClick={() => location.reload()}>Try again</Button>
            </div>
          }
        >
          <strong>{location.hostname}</strong> does not belong to a workspace, or not any more. If
          it should, an owner or admin finds under Settings, Domains what the address still needs.
        </Empty>
      </Full>
    );
  }
  return (
    <Full title="The server cannot be reached">
      <Empty
        level={1}
        icon={<PlugZap size={22} />}
        title={navigator.onLine ? 'The server does not answer' : 'You are offline'}
        action={
          <Button variant="primary" onClick={() => location.reload()}>
            Try again
          </Button>
        }
      >
        {code === 'offline' ? 'This page opens as soon as the connection is back.' : message}
      </Empty>
    </Full>
  );
}
