import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf, toProblem } from '#api/index.ts';
import { AppLink, makePaths } from '#shared/index.ts';
import { Button, SkeletonLines } from '#ui/index.ts';
import { Frame } from './frame.tsx';
import { type Asked, readAsked } from './handover.ts';
import { handoffTo, me } from './session.ts';

const chooser = makePaths('base').chooser;

/** On the base host: a page at a workspace's own host asks for this person's sign-in. */
export function GivePage() {
  const [asked] = useState(() => readAsked(location.search));
  return asked ? (
    <Give asked={asked} />
  ) : (
    <Failed text="This link is incomplete. Open the workspace from your list instead." />
  );
}

interface Consent {
  host: string;
  slug: string;
  name: string;
}

function Give({ asked }: { asked: Asked }) {
  const [consent, setConsent] = useState<Consent>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const give = useCallback(
    async (confirm?: string) => {
      try {
        const { host, challenge, state } = asked;
        const url = await handoffTo({ host, challenge, ...(confirm && { confirm }) });
        location.replace(`${url}&state=${encodeURIComponent(state)}`);
      } catch (error) {
        setBusy(false);
        const needed = consentIn(error);
        if (needed) setConsent(needed);
        else setProblem(messageOf(error));
      }
    },
    [asked],
  );
  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    void give();
  }, [give]);
  if (problem) return <Failed text={problem} />;
  if (!consent) {
    return (
      <Frame title="Signing you in …">
        <SkeletonLines lines={3} />
      </Frame>
    );
  }
  return (
    <ConsentForm
      consent={consent}
      busy={busy}
      onAgree={() => {
        setBusy(true);
        void give(consent.slug);
      }}
    />
  );
}

function ConsentForm({
  consent: { host, name },
  busy,
  onAgree,
}: {
  consent: Consent;
  busy: boolean;
  onAgree: () => void;
}) {
  const account = useQuery(me).data;
  return (
    <Frame
      title={`Continue to ${name}?`}
      lead={
        <>
          <span className="tf-frame-host">{host}</span> is a domain run by {name}, not by TaskForce.
        </>
      }
    >
      <ul className="tf-frame-facts">
        <li>
          You will be signed in there
          {account && (
            <>
              {' '}
              as <strong className="tf-frame-host">{account.email}</strong>
            </>
          )}
          , for this workspace only.
        </li>
        <li>The people who run the domain can see what you do on it.</li>
        <li>Your password and your other workspaces stay out of their reach.</li>
      </ul>
      <div className="tf-frame-ways">
        <Button variant="primary" size="lg" busy={busy} onClick={onAgree}>
          Continue to {host}
        </Button>
        <AppLink to={chooser} className="btn btn-secondary btn-lg">
          Cancel
        </AppLink>
      </div>
    </Frame>
  );
}

function consentIn(error: unknown): Consent | undefined {
  const { code, members } = toProblem(error);
  const workspace = members['workspace'] as { slug: string; name: string } | undefined;
  return code === 'confirmation_required' && workspace
    ? { host: String(members['host']), ...workspace }
    : undefined;
}

const Failed = ({ text }: { text: string }) => (
  <Frame title="You could not be signed in" lead={text}>
    <div className="tf-frame-ways">
      <AppLink to={chooser} className="btn btn-primary btn-lg">
        Go to your workspaces
      </AppLink>
    </div>
  </Frame>
);
