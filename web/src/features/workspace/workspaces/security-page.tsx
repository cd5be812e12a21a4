import { useQuery } from '@tanstack/react-query';
import { Database, Monitor, Smartphone } from 'lucide-react';
import { useState } from 'react';
import type { Session } from '#api/index.ts';
import { Ago, dayOf, LoadProblem, SettingsFrame, useWorkspace } from '#shared/index.ts';
import { Button, Confirm, SkeletonLines } from '#ui/index.ts';
import { browserOf, endOtherSessions, endSession, isPhone, sessionsQuery } from './sessions.ts';
import { Fact, Section } from './settings-parts.tsx';

/** What an admin wants to know about where the workspace is stored, in the plan's words. */
const storage: Record<string, string> = {
  shared: 'A database shared with other workspaces. Every row is bound to yours.',
  schema: 'Your own tables in a shared database.',
  dedicated: 'Your own database.',
};

/** Where somebody is signed in, and how the workspace is kept apart from others. */
export default function SecurityPage() {
  const { tenant } = useWorkspace();
  return (
    <SettingsFrame title="Security">
      <Section title="Sessions" text="Devices and browsers where you are signed in.">
        <Sessions />
      </Section>
      {tenant.can.update && (
        <Section title="Data storage" text={`Where the data of ${tenant.name} is kept.`}>
          <dl className="tf-settings-facts">
            <Fact icon={<Database size={16} />} name="Storage">
              {storage[tenant.isolation] ?? tenant.isolation}
            </Fact>
          </dl>
        </Section>
      )}
    </SettingsFrame>
  );
}

function Sessions() {
  const { data, error, refetch } = useQuery(sessionsQuery);
  const [ending, setEnding] = useState<Session | 'others'>();
  if (!data && error) return <LoadProblem error={error} onRetry={refetch} />;
  if (!data) return <SkeletonLines lines={4} />;
  const others = data.filter(({ current }) => !current);
  return (
    <>
      <ul className="tf-rows" aria-label="Sessions">
        {data.map((session) => (
          <li key={session.id} className="tf-settings-row">
            <span className="tf-settings-row-icon" aria-hidden="true">
              {isPhone(session) ? <Smartphone size={18} /> : <Monitor size={18} />}
            </span>
            <span className="tf-settings-row-text">
              <strong>{browserOf(session)}</strong>
              <span>
                {session.address && `${session.address} · `}
                {session.current ? 'active now' : <Ago at={session.lastUsedAt} />} · signed in{' '}
                {dayOf(session.createdAt)}
              </span>
            </span>
            {session.current ? (
              <span className="tf-badge is-accent">This device</span>
            ) : (
              <Button
                size="sm"
                aria-label={`Sign out ${browserOf(session)}`}
                onClick={() => setEnding(session)}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <Button className="mt-3" onClick={() => setEnding('others')}>
          Sign out everywhere else
        </Button>
      )}
      {ending && (
        <Confirm
          title={ending === 'others' ? 'Sign out everywhere else?' : 'Sign out this session?'}
          text={
            ending === 'others'
              ? 'All other devices and browsers have to sign in again.'
              : `${browserOf(ending)} has to sign in again.`
          }
          action="Sign out"
          onClose={() => setEnding(undefined)}
          onConfirm={() => {
            setEnding(undefined);
            void (ending === 'others' ? endOtherSessions(others) : endSession(ending));
          }}
        />
      )}
    </>
  );
}
