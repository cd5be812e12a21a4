import { useQuery } from '@tanstack/react-query';
import { Bell as BellIcon } from 'lucide-react';
import { AppLink, useWorkspace } from '#shared/index.ts';
import { unreadQuery } from './queries.ts';
import './bell.css';

/** The way to the inbox, with how many are unread; says so when that changes. */
export function Bell() {
  const { slug, paths } = useWorkspace();
  const { data } = useQuery(unreadQuery(slug));
  const count = data?.unreadCount ?? 0;
  const words = count === 0 ? 'Inbox' : `Inbox, ${count} unread`;
  return (
    <>
      <AppLink
        to={paths.screen('/inbox')}
        className="btn btn-ghost btn-icon tf-bell"
        aria-label={words}
        title={words}
      >
        <BellIcon size={18} aria-hidden="true" />
        {count > 0 && (
          <span className="tf-bell-count" aria-hidden="true">
            {count > 99 ? '99+' : count}
          </span>
        )}
      </AppLink>
      <span className="visually-hidden" role="status" aria-live="polite">
        {count > 0 && `${count} unread in your inbox`}
      </span>
    </>
  );
}
