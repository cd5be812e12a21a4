import { Unplug } from 'lucide-react';
import { useEffect, useState } from 'react';
import { messageOf, site } from '#api/index.ts';
import { AppLink, makePaths, safeReturn, useGo } from '#shared/index.ts';
import { Empty, SkeletonLines } from '#ui/index.ts';
import { Frame } from './frame.tsx';
import { redeemHandoff } from './session.ts';

/** Takes over a session from another host by the one-use code in the address's fragment. */
export default function HandoffPage() {
  const go = useGo();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    const fragment = new URLSearchParams(location.hash.slice(1));
    const code = fragment.get('code');
    // The code works once; it must not stay in the address or the history.
    history.replaceState(history.state, '', location.pathname);
    if (!code) return;
    redeemHandoff(code).then(
      () => go(safeReturn(fragment.get('next') ?? undefined) ?? '/', { replace: true }),
      (error: unknown) => setProblem(messageOf(error)),
    );
  }, [go]);
  return (
    <Frame title={problem ? 'That did not work' : 'One moment …'}>
      {problem ? (
        <Empty icon={<Unplug size={22} />} title="The link has expired">
          {problem} <AppLink to={makePaths(site().kind).login}>Log in instead</AppLink>
        </Empty>
      ) : (
        <SkeletonLines lines={3} />
      )}
    </Frame>
  );
}
