import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { AlarmClock, CheckCheck, Inbox, InboxIcon, Settings2 } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { messageOf, type Notification } from '#api/index.ts';
import { AppLink, useKeys, useTitle, useWorkspace } from '#shared/index.ts';
import { Button, Empty, SkeletonLines } from '#ui/index.ts';
import { readAll, setRead } from './changes.ts';
import { daysOf } from './days.ts';
import { Entry } from './entry.tsx';
import { boxes, boxQuery, readBox, unreadQuery, type Box } from './queries.ts';
import './inbox.css';

const names: Record<Box, string> = { unread: 'Unread', all: 'All', snoozed: 'Snoozed' };

/** What others did to one's tasks and roles, day by day. */
export default function InboxPage() {
  const { slug, paths, tenant } = useWorkspace();
  const box = readBox(useSearch({ strict: false }));
  const query = useInfiniteQuery(boxQuery(slug, box));
  const { data: unread } = useQuery(unreadQuery(slug));
  const count = unread?.unreadCount ?? 0;
  useTitle(count > 0 ? `Inbox (${count})` : 'Inbox', tenant.name);
  const list = useRef<HTMLDivElement>(null);
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  const act = useSteps(list, slug, entries);

  return (
    <main className="tf-page is-narrow tf-inbox">
      <header className="tf-page-head">
        <h1>Inbox</h1>
        <div className="tf-inbox-acts">
          {count > 0 && (
            <Button
              variant="ghost"
              icon={<CheckCheck size={16} aria-hidden="true" />}
              onClick={() => void readAll(slug)}
            >
              Mark all as read
            </Button>
          )}
          <AppLink
            to={paths.settingsOf('notifications')}
            className="btn btn-ghost btn-icon"
            aria-label="Choose notifications"
            title="Choose notifications"
          >
            <Settings2 size={17} aria-hidden="true" />
          </AppLink>
        </div>
      </header>
      <nav className="tf-tabs tf-inbox-tabs" aria-label="Parts of the inbox">
        {boxes.map((each) => (
          <AppLink
            key={each}
            to={paths.screen('/inbox')}
            search={each === 'unread' ? {} : { box: each }}
            className={`tf-tab${each === box ? ' is-current' : ''}`}
          >
            {names[each]}
            {each === 'unread' && count > 0 && <span className="tf-inbox-count">{count}</span>}
          </AppLink>
        ))}
      </nav>
      {query.isError && !query.data && (
        <Empty
          icon={<Inbox size={22} />}
          title="Couldn’t load the inbox"
          action={<Button onClick={() => void query.refetch()}>Try again</Button>}
        >
          {messageOf(query.error)}
        </Empty>
      )}
      {query.isPending && <SkeletonLines lines={6} />}
      {query.data && entries.length === 0 && !query.hasNextPage && <Nothing box={box} />}
      <div ref={list}>
        {daysOf(entries, momentOf).map(({ name, entries: own }) => (
          <section key={name} className="tf-inbox-day" aria-label={name}>
            <h2>{name}</h2>
            <ul>
              {own.map((entry) => (
                <Entry key={entry.id} entry={entry} act={act} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {query.hasNextPage && (
        <More busy={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />
      )}
      {entries.length > 0 && (
        <p className="tf-inbox-keys" aria-hidden="true">
          <kbd className="tf-kbd">J</kbd> <kbd className="tf-kbd">K</kbd> move
          <kbd className="tf-kbd">E</kbd> read or unread
          <kbd className="tf-kbd">S</kbd> snooze
          <kbd className="tf-kbd">Enter</kbd> open
        </p>
      )}
    </main>
  );
}

/** The moment by which an entry has its place: when it comes or came back, or when it happened. */
const momentOf = ({ snoozedUntil, at }: Notification): string => snoozedUntil ?? at;

/**
 * The keys of the list, and where the focus goes when an entry leaves it: to the next one.
 * @returns what to run such changes with
 */
function useSteps(
  list: { readonly current: HTMLElement | null },
  slug: string,
  entries: readonly Notification[],
): (id: string, work: () => void) => void {
  const rows = (): HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>('[data-entry]') ?? []),
  ];
  const current = (): HTMLElement | null =>
    document.activeElement?.closest<HTMLElement>('[data-entry]') ?? null;
  const focus = (row: HTMLElement | undefined) => {
    row?.querySelector<HTMLElement>('.tf-note-link')?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  const step = (by: 1 | -1) => {
    const all = rows();
    const row = current();
    const at = row ? all.indexOf(row) + by : 0;
    focus(all[Math.min(Math.max(at, 0), all.length - 1)]);
  };
  const act = (id: string, work: () => void) => {
    const all = rows();
    const at = all.findIndex((row) => row.dataset['entry'] === id);
    const next = all[at + 1] ?? all[at - 1];
    const wasHere = all[at]?.contains(document.activeElement) ?? false;
    work();
    if (!wasHere) return;
    // Once the list is drawn anew: what has left it took the focus along.
    setTimeout(() => {
      if (!all[at]?.isConnected && next?.isConnected) focus(next);
    }, 60);
  };
  const here = (): Notification | undefined =>
    entries.find(({ id }) => id === current()?.dataset['entry']);
  useKeys({
    j: () => step(1),
    ArrowDown: () => step(1),
    k: () => step(-1),
    ArrowUp: () => step(-1),
    e: () => {
      const entry = here();
      if (entry) act(entry.id, () => setRead(slug, entry, entry.unread));
    },
    s: () => current()?.querySelector<HTMLElement>('[data-snooze]')?.click(),
  });
  return act;
}

/** Asks for more as soon as it comes into sight. */
function More({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const latest = useRef(onMore);
  useEffect(() => {
    latest.current = onMore;
  });
  useEffect(() => {
    if (busy || !button.current) return;
    const watch = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting) latest.current();
      },
      { rootMargin: '400px' },
    );
    watch.observe(button.current);
    return () => watch.disconnect();
  }, [busy]);
  return (
    <Button ref={button} className="mt-3" busy={busy} onClick={onMore}>
      Show more
    </Button>
  );
}

const nothing: Record<Box, { icon: ReactNode; title: string; text: string }> = {
  unread: {
    icon: <CheckCheck size={22} />,
    title: 'You’re all caught up',
    text: 'When someone assigns you a task or changes one of yours, it appears here.',
  },
  all: {
    icon: <InboxIcon size={22} />,
    title: 'No notifications yet',
    text: 'When someone assigns you a task, moves one of yours or changes its due date, it appears here. Your own changes don’t.',
  },
  snoozed: {
    icon: <AlarmClock size={22} />,
    title: 'Nothing snoozed',
    text: 'Snooze what can wait. It comes back unread at the time you choose.',
  },
};

function Nothing({ box }: { box: Box }) {
  const { icon, title, text } = nothing[box];
  const { paths } = useWorkspace();
  return (
    <Empty
      icon={icon}
      title={title}
      action={
        box === 'unread' && (
          <AppLink
            to={paths.screen('/inbox')}
            search={{ box: 'all' }}
            className="btn btn-secondary"
          >
            Show all
          </AppLink>
        )
      }
    >
      {text}
    </Empty>
  );
}
