import { setTimeout as delay } from 'node:timers/promises';
import type { Ledger } from './ledger.ts';
import type { Listener } from './listener.ts';
import type { Stage } from './stage.ts';
import type { Workspace } from './workspace.ts';

/** What became of what was acknowledged, counted. */
export interface Verdict {
  readonly acknowledged: number;
  /** Acknowledged, and no row. */
  readonly lost: readonly string[];
  /** More than one row. */
  readonly doubled: readonly string[];
  /** Answers that were neither done nor a request to come again. */
  readonly refused: readonly string[];
  /** Tasks whose making somebody who listens was not told of, nor found when they were told to read anew; or told twice. */
  readonly live: Counted;
  /** Tasks that they were not told of one by one, but found when told to read anew. */
  readonly readAnew: number;
  /** Mails of an assignment that did not come, or came as two different ones. */
  readonly mail: Counted;
  /** Webhook events that were not delivered, or under two ids. */
  readonly webhooks: Counted;
}

export interface Counted {
  readonly missing: readonly string[];
  readonly doubled: readonly string[];
  /** Came again as what it was: the same Message-ID, the same webhook-id. */
  readonly repeated: number;
}

/** Without any progress for so long, what is missing counts as lost: a mail waits ten seconds by itself. */
const PATIENCE_MS = 60_000;
/** A webhook that met two troubles comes again after five minutes, give or take; one that met three is not waited for. */
const LONGEST_PROMISE_MS = 360_000;

/** Waits until everything has come to rest, and counts. */
export async function judge(
  stage: Stage,
  workspaces: readonly Workspace[],
  ledger: Ledger,
  listeners: ReadonlyMap<Workspace, Listener>,
): Promise<Verdict> {
  const titles = new Map<Workspace, string[]>();
  for (const workspace of workspaces) titles.set(workspace, await workspace.titles());
  const rows = [...titles.values()].flat().filter((title) => title.startsWith('Under way'));
  const made = new Set(rows);
  const effects = () => ({
    ...heard(made, [...listeners.values()]),
    mail: count(made, stage.mail.taken.flatMap(mailOf)),
    webhooks: count(
      made,
      stage.receiver.taken
        .filter(({ type }) => type === 'task.created')
        .map(({ id, title }) => ({ of: title, id })),
    ),
  });
  let told = effects();
  const missing = (): number =>
    [told.live, told.mail, told.webhooks].reduce((sum, one) => sum + one.missing.length, 0);
  // A backlog takes what it takes; it is over when nothing is missing, or nothing comes any more.
  for (let [before, since] = [missing(), performance.now()]; before > 0;) {
    await delay(500);
    told = effects();
    if (missing() < before) [before, since] = [missing(), performance.now()];
    else if (performance.now() - since > PATIENCE_MS) {
      const promised = await nextDelivery(workspaces);
      if (promised === undefined) break;
      await delay(promised);
      since = performance.now();
    }
  }
  const acknowledged = [...ledger.entries].flatMap(([title, { taskId }]) =>
    taskId ? [title] : [],
  );
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((title) => !made.has(title)),
    doubled: repeated(rows),
    refused: ledger.refused,
    ...told,
  };
}

/** @returns milliseconds until the last webhook that is promised for soon; undefined when none is */
async function nextDelivery(workspaces: readonly Workspace[]): Promise<number | undefined> {
  const times = (await Promise.all(workspaces.map((one) => one.deliveriesToCome()))).flat();
  const waits = times
    .map((time) => Date.parse(time) - Date.now())
    .filter((wait) => wait > 0 && wait < LONGEST_PROMISE_MS);
  return waits.length > 0 ? Math.max(...waits) : undefined;
}

function heard(
  made: ReadonlySet<string>,
  listeners: readonly Listener[],
): Pick<Verdict, 'live' | 'readAnew'> {
  const told = count(
    made,
    listeners.flatMap(({ created }) => created.map(asItself)),
  );
  const missing = told.missing.filter((title) => listeners.every(({ found }) => !found.has(title)));
  return { live: { ...told, missing }, readAnew: told.missing.length - missing.length };
}

interface Effect {
  readonly of: string;
  readonly id: string;
}

/** Told once is told under one id; a second telling is a second effect. */
const asItself = (of: string, i: number): Effect => ({ of, id: String(i) });

/** What was made out of each mail: they are many, and looked at over and over. */
const readMails = new WeakMap<object, Effect[]>();

/** The task a mail is about: its title stands in it. */
function mailOf(mail: { readonly id: string; readonly text: string }): Effect[] {
  const known = readMails.get(mail);
  if (known) return known;
  const decoded = mail.text.replaceAll(/=\r?\n/g, '').replaceAll('=20', ' ');
  const of = /Under way [0-9a-f-]{36}/.exec(decoded)?.[0];
  const effects = of ? [{ of, id: mail.id }] : [];
  readMails.set(mail, effects);
  return effects;
}

function count(made: ReadonlySet<string>, effects: readonly Effect[]): Counted {
  const ids = new Map<string, Set<string>>();
  let again = 0;
  for (const { of, id } of effects) {
    const known = ids.get(of) ?? new Set();
    if (known.has(id)) again += 1;
    ids.set(of, known.add(id));
  }
  return {
    missing: [...made].filter((title) => !ids.has(title)),
    doubled: [...ids].flatMap(([title, own]) => (own.size > 1 ? [title] : [])),
    repeated: again,
  };
}

const repeated = (all: readonly string[]): string[] => {
  const seen = new Set<string>();
  return all.filter((one) => seen.size === seen.add(one).size);
};
