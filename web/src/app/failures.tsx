import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { CloudOff, DoorClosed, MapPinOff, PlugZap, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { toProblem } from '#api/index.ts';
import { AppLink, queryClient } from '#shared/index.ts';
import { Button, Empty } from '#ui/index.ts';
import { Closed, isClosed } from './closed.tsx';

function Full({ children }: { children: ReactNode }) {
  return <main className="tf-failure">{children}</main>;
}

export function NotFound() {
  return (
    <Full>
      <Empty
        level={1}
        icon={<MapPinOff size={22} />}
        title="There is nothing here"
        action={
          <AppLink to="/" className="btn btn-primary">
            Go to the start
          </AppLink>
        }
      >
        The address may be wrong, or you may not have the right to see it.
      </Empty>
    </Full>
  );
}

/** What a screen shows when its data could not be had. */
export function Failure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const { reset: forget } = useQueryErrorResetBoundary();
  const problem = toProblem(error);
  if (problem.status === 404) return <NotFound />;
  const again = () => {
    void queryClient.resetQueries({ predicate: ({ state }) => state.status === 'error' });
    forget();
    reset();
    void router.invalidate();
  };
  if (isClosed(problem)) return <Closed problem={problem} onRetry={again} />;
  const offline = problem.code === 'offline';
  const forbidden = problem.status === 403;
  return (
    <Full>
      <Empty
        level={1}
        icon={
          forbidden ? (
            <DoorClosed size={22} />
          ) : offline ? (
            <CloudOff size={22} />
          ) : (
            <TriangleAlert size={22} />
          )
        }
        title={
          forbidden ? 'This door is closed' : offline ? 'No connection' : 'Something went wrong'
        }
        action={
          <div className="d-flex gap-2">
            <Button look="primary" onClick={again}>
              Try again
            </Button>
            <AppLink to="/" className="btn btn-secondary">
              Go to the start
            </AppLink>
          </div>
        }
      >
        {problem.message}
        {problem.requestId && (
          <span className="tf-request-id mono">Request {problem.requestId}</span>
        )}
      </Empty>
    </Full>
  );
}

/** Shown when the first question to the server was not answered as it should be. */
export function Unreachable({ error }: { error: unknown }) {
  const { code, message } = toProblem(error);
  const isUnknown = code === 'unknown_host';
  return (
    <Full>
      <Empty
        level={1}
        icon={isUnknown ? <MapPinOff size={22} /> : <PlugZap size={22} />}
        title={isUnknown ? 'No workspace at this address' : 'The server does not answer'}
        action={
          <Button look="primary" onClick={() => location.reload()}>
            Try again
          </Button>
        }
      >
        {isUnknown ? (
          <>
            <strong>{location.hostname}</strong> leads to no workspace, or not any more. Whoever
            runs the workspace sees in its settings, under Domains, what the address needs.
          </>
        ) : (
          message
        )}
      </Empty>
    </Full>
  );
}
