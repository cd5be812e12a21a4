import { useQuery } from '@tanstack/react-query';
import { Unplug } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf, toProblem } from '#api/index.ts';
import { AppLink, makePaths } from '#shared/index.ts';
import { Button, Empty, SkeletonLines } from '#ui/index.ts';
import { Frame } from './frame.tsx';
import { type Asked, readAsked } from './handover.ts';
import { handoffTo, me } from './session.ts';

const chooser = makePaths('base').chooser;

/** On the base host: a page at a workspace's own host asks for this person's sign-in. */
export function GivePage() {
  const [asked] = useState(() => readAsked(location.search));
  return asked ? <Give asked={asked} /> : <Failed text="The link is incomplete." />;
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
      <Frame title="One moment …">
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
          You are going to <span className="tf-frame-host">{host}</span>, an address that the
          workspace {name} runs itself.
        </>
      }
    >
      <p>
        You will be signed in there{account && <> as {account.email}</>}, for this workspace only.
        Whoever runs the address can see what you do there. Your other workspaces stay closed to it,
        and it never needs your password.
      </p>
      <div className="tf-frame-ways">
        <Button look="primary" size="lg" busy={busy} onClick={onAgree}>
          Continue to {host}
        </Button>
        <AppLink to={chooser} className="btn btn-secondary btn-lg">
          Stay here
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
  <Frame title="That did not work">
    <Empty icon={<Unplug size={22} />} title="You cannot be signed in there">
      {text} <AppLink to={chooser}>Your workspaces</AppLink>
    </Empty>
  </Frame>
);
