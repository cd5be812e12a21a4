import { useQuery } from '@tanstack/react-query';
import { Monitor, Smartphone } from 'lucide-react';
import { useState } from 'react';
import type { Session } from '#api/index.ts';
import { Ago, dayOf, LoadProblem, Section, SettingsFrame, useChange } from '#shared/index.ts';
import { Button, Confirm, SkeletonLines } from '#ui/index.ts';
import { browserOf, isPhone, sessionsEnd, sessionsQuery } from './sessions.ts';

/** Where somebody is signed in. */
export default function SecurityPage() {
  return (
    <SettingsFrame title="Security">
      <Section title="Sessions" text="Devices and browsers where you are signed in.">
        <Sessions />
      </Section>
    </SettingsFrame>
  );
}

function Sessions() {
  const { data, error, refetch } = useQuery(sessionsQuery);
  const end = useChange(sessionsEnd);
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
            void end.run(ending === 'others' ? others : [ending]);
          }}
        />
      )}
    </>
  );
}
