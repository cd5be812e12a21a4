import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf, site, toProblem } from '#api/index.ts';
import { AppLink, makePaths, safeReturn, useGo } from '#shared/index.ts';
import { Button, SkeletonLines } from '#ui/index.ts';
import { Frame } from './frame.tsx';
import { beginHandover, destinationOf, takePending } from './handover.ts';
import { redeemHandoff } from './session.ts';

interface Answer {
  code: string;
  verifier: string;
  to: string;
}

interface Others {
  signedInAs: string;
  handedTo: string;
}

type Outcome =
  | { readonly kind: 'in'; readonly to: string }
  | { readonly kind: 'others'; readonly others: Others }
  | { readonly kind: 'refused'; readonly text: string };

/** Trades the code for a session. @param replace ends the session of another person in this browser */
async function take({ code, verifier, to }: Answer, replace: boolean): Promise<Outcome> {
  try {
    await redeemHandoff({ code, verifier, ...(replace && { replace }) });
    return { kind: 'in', to };
  } catch (error) {
    const others = othersIn(error);
    return others ? { kind: 'others', others } : { kind: 'refused', text: messageOf(error) };
  }
}

/** What the page was loaded with: the code is read once, and taken out of the address. */
let arrived: Answer | 'ask' | 'foreign' | undefined;

/** On a workspace's own host: asks the base host for the sign-in, and takes it when it comes back. */
export function ArrivePage() {
  const go = useGo();
  const [answer] = useState(() => (arrived ??= readAnswer()));
  const hasBegun = useRef(false);
  const [others, setOthers] = useState<Others>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const settle = useCallback(
    (outcome: Outcome) => {
      setBusy(false);
      if (outcome.kind === 'in') go(outcome.to, { replace: true });
      else if (outcome.kind === 'others') setOthers(outcome.others);
      else setProblem(outcome.text);
    },
    [go],
  );
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    if (answer === 'ask')
      beginHandover(safeReturn(new URLSearchParams(location.search).get('next') ?? undefined));
    else if (answer !== 'foreign') void take(answer, false).then(settle);
  }, [answer, settle]);
  if (answer === 'foreign')
    return <Failed text="This sign-in was started in another browser tab, or already used." />;
  if (problem) return <Failed text={problem} />;
  if (!others) {
    return (
      <Frame title="Signing you in …">
        <SkeletonLines lines={3} />
      </Frame>
    );
  }
  return (
    <Frame
      title="Switch accounts?"
      lead={
        <>
          This browser is signed in to <span className="tf-frame-host">{location.hostname}</span> as{' '}
          <strong className="tf-frame-host">{others.signedInAs}</strong>. Continuing as{' '}
          <strong className="tf-frame-host">{others.handedTo}</strong> ends that sign-in.
        </>
      }
    >
      <div className="tf-frame-ways">
        <Button
          variant="primary"
          size="lg"
          busy={busy}
          onClick={() => {
            setBusy(true);
            if (typeof answer === 'object') void take(answer, true).then(settle);
          }}
        >
          Continue as {others.handedTo}
        </Button>
        <AppLink to="/" className="btn btn-secondary btn-lg">
          Stay signed in as {others.signedInAs}
        </AppLink>
      </div>
    </Frame>
  );
}

/** `ask` when nothing has been asked yet, `foreign` for an answer that this page did not ask for. */
function readAnswer(): Answer | 'ask' | 'foreign' {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const code = fragment.get('code');
  // The code works once; it must not stay in the address or the history.
  history.replaceState(history.state, '', location.pathname + location.search);
  if (!code) return 'ask';
  const pending = takePending(fragment.get('state'));
  return pending ? { code, verifier: pending.verifier, to: destinationOf(pending) } : 'foreign';
}

function othersIn(error: unknown): Others | undefined {
  const { code, members } = toProblem(error);
  return code === 'other_account'
    ? { signedInAs: String(members['signedInAs']), handedTo: String(members['handedTo']) }
    : undefined;
}

const Failed = ({ text }: { text: string }) => (
  <Frame title="You could not be signed in" lead={text}>
    <div className="tf-frame-ways">
      <AppLink to={makePaths(site().kind).login} className="btn btn-primary btn-lg">
        Go to the login page
      </AppLink>
    </div>
  </Frame>
);
