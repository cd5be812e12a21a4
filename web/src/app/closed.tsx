import { CalendarX, DoorClosed, PauseCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { site, type Problem } from '#api/index.ts';
import { leaveForBase, logOut } from '#features/accounts/identity/index.ts';
import { AppLink, makePaths } from '#shared/index.ts';
import { Button, Empty } from '#ui/index.ts';
import type { ClosedCode } from './closed-codes.ts';

interface Face {
  title: string;
  icon: ReactNode;
  note: string;
}

const suspended: Face = {
  title: 'This workspace is suspended',
  icon: <PauseCircle size={22} />,
  note: 'Nothing in it is lost. Once it is open again, everything is where it was.',
};

const faces: Record<ClosedCode, Face> = {
  tenant_suspended: suspended,
  tenant_pending_delete: {
    title: 'This workspace is scheduled for deletion',
    icon: <CalendarX size={22} />,
    note: '',
  },
  not_a_member: {
    title: 'You don’t have access',
    icon: <DoorClosed size={22} />,
    note: 'Ask an owner or admin of the workspace to invite you.',
  },
};

/** Instead of a workspace that is closed: what that means, and where else to go. */
export default function Closed({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const { title, icon, note } = faces[problem.code as ClosedCode] ?? suspended;
  return (
    <main className="tf-failure">
      <Empty
        level={1}
        icon={icon}
        title={title}
        action={
          <div className="tf-failure-ways">
            {site().kind === 'base' ? (
              <AppLink to={makePaths('base').chooser} className="btn btn-primary">
                Your workspaces
              </AppLink>
            ) : (
              <Button variant="primary" onClick={() => leaveForBase()}>
                Your workspaces
              </Button>
            )}
            <Button onClick={onRetry}>Try again</Button>
            <Button variant="ghost" onClick={() => void logOut()}>
              Log out
            </Button>
          </div>
        }
      >
        {problem.message} {note}
      </Empty>
    </main>
  );
}
