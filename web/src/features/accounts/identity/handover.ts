import { challengeOf, randomToken, site } from '#api/index.ts';
import { makePaths, safeReturn } from '#shared/index.ts';

/**
 * Carrying a sign-in from the base host to a workspace's own host. The page at the own host asks: it keeps
 * a verifier and a state, and shows the base host only their traces. The base host's page answers with a
 * code in the fragment. A code that this page did not ask for is refused, so nobody can be signed in by a
 * link as somebody else.
 */

const PENDING = 'taskforce.handover';

/** What the asking page remembers until the answer comes. */
interface Pending {
  verifier: string;
  state: string;
  next?: string | undefined;
}

/** Host and port of the base host. */
export const baseHost = (): string => new URL(site().baseUrl).host;

/** Asks the base host for this person's sign-in. @param next where to go here afterwards */
export function beginHandover(next: string | undefined): void {
  const pending: Pending = { verifier: randomToken(), state: randomToken(), next };
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  const asked = new URLSearchParams({
    host: location.hostname,
    challenge: challengeOf(pending.verifier),
    state: pending.state,
  });
  location.replace(`${site().baseUrl}${makePaths('base').handoff}?${asked}`);
}

/** What this page asked for, if an answer with this state belongs to it. It is forgotten with this. */
export function takePending(state: string | null): Pending | undefined {
  const stored = sessionStorage.getItem(PENDING);
  sessionStorage.removeItem(PENDING);
  if (!stored || !state) return undefined;
  const pending = JSON.parse(stored) as Pending;
  return pending.state === state ? pending : undefined;
}

/** What a page at a workspace's own host asks the base host for. */
export interface Asked {
  readonly host: string;
  readonly challenge: string;
  readonly state: string;
}

/** @param search of the base host's address */
export function readAsked(search: string): Asked | undefined {
  const values = new URLSearchParams(search);
  const [host, challenge, state] = ['host', 'challenge', 'state'].map((name) => values.get(name));
  return host && challenge && state ? { host, challenge, state } : undefined;
}

/** The host that a sign-in on the base host leads on to, by the path to return to. */
export function hostToContinueAt(next: string | undefined): string | undefined {
  const prefix = `${makePaths('base').handoff}?`;
  return next?.startsWith(prefix) ? readAsked(next.slice(prefix.length - 1))?.host : undefined;
}

/** Goes to the base host, where every workspace can be opened. */
export function leaveForBase(): void {
  const { chooser } = makePaths('base');
  location.assign(`${site().baseUrl}${chooser}?from=${encodeURIComponent(location.host)}`);
}

/** Opens a workspace at its own address, signed in. @param url where its people find it */
export function openAtOwnHost(url: string): void {
  // Without hosts of their own, workspaces are at paths of this one.
  const isHere = new URL(url).host === location.host;
  location.assign(isHere ? url : `${url}${makePaths('tenant').handoff}`);
}

/** Where an answer leads to on this host. */
export const destinationOf = ({ next }: Pending): string => safeReturn(next) ?? '/';
