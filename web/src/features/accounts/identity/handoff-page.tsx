import { site } from '#api/index.ts';
import { ArrivePage } from './handoff-arrive.tsx';
import { GivePage } from './handoff-give.tsx';

/** Carries a sign-in between hosts: given on the base host, received on a workspace's own. */
export default function HandoffPage() {
  return site().kind === 'base' ? <GivePage /> : <ArrivePage />;
}
