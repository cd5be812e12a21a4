import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import type { NotificationPreference } from '#api/index.ts';
import { AppLink, LoadProblem, useTitle, useWorkspace } from '#shared/index.ts';
import { SkeletonLines } from '#ui/index.ts';
import { choose } from './actions.ts';
import { preferencesQuery } from './queries.ts';
import './preferences.css';

type Kind = NotificationPreference['kind'];

/** What each is called, in the order they stand; kinds without words are not offered. */
const kinds: Partial<Record<Kind, { name: string; text: string }>> = {
  task_assigned: {
    name: 'Assignments',
    text: 'Somebody gives you a task, or takes one off you.',
  },
  task_status: {
    name: 'Status',
    text: 'A task you work on or asked for is moved, blocked or done.',
  },
  task_rescheduled: {
    name: 'Due dates',
    text: 'The due date of a task of yours is set, moved or removed.',
  },
  task_removed: {
    name: 'Trash',
    text: 'A task of yours is put in the trash, or brought back.',
  },
  project_role: {
    name: 'Project roles',
    text: 'You are given a role in a project, another one, or none.',
  },
  task_due: { name: 'Reminders', text: 'A task of yours is due soon.' },
  tasks_overdue: { name: 'Overdue tasks', text: 'A list of your overdue tasks, once a day.' },
  digest: { name: 'Weekly summary', text: 'What happened in the week, and what comes next.' },
};

const channels = [
  { channel: 'inbox', name: 'Inbox' },
  { channel: 'email', name: 'E-mail' },
] as const;

/** What one hears of and how: a switch for each kind of news and each way. */
export default function PreferencesPage() {
  const { paths, tenant } = useWorkspace();
  useTitle('Notifications', tenant.name);
  const { data, error, isError, refetch } = useQuery(preferencesQuery);
  const known = new Map(data?.items.map((item) => [item.kind, item]));
  const shown = (Object.keys(kinds) as Kind[]).flatMap((kind) => known.get(kind) ?? []);
  return (
    <main className="tf-page is-narrow">
      <AppLink to={paths.settings} className="tf-back" exact>
        <ArrowLeft size={15} aria-hidden="true" /> Settings
      </AppLink>
      <header className="tf-page-head">
        <h1>Notifications</h1>
      </header>
      <p className="tf-wants-intro">
        What you hear of, and how. It holds for all your workspaces, and is kept as you switch. What
        you do yourself is never news to you.
      </p>
      {isError && !data && <LoadProblem error={error} onRetry={refetch} />}
      {!data && !isError && <SkeletonLines lines={8} />}
      {data && (
        <table className="tf-wants">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">News</span>
              </th>
              {channels.map(({ channel, name }) => (
                <th key={channel} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((preference) => (
              <tr key={preference.kind}>
                <th scope="row">
                  {kinds[preference.kind]?.name}
                  <span>{kinds[preference.kind]?.text}</span>
                </th>
                {channels.map(({ channel, name }) => (
                  <td key={channel}>
                    <Switch preference={preference} channel={channel} name={name} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  );
}

function Switch({
  preference,
  channel,
  name,
}: {
  preference: NotificationPreference;
  channel: 'inbox' | 'email';
  name: string;
}) {
  const wanted = preference[channel];
  if (wanted === undefined) {
    return (
      <span className="text-faint" title={`Not in your ${name.toLowerCase()}`}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">Not available</span>
      </span>
    );
  }
  return (
    <span className="form-check form-switch">
      <input
        type="checkbox"
        role="switch"
        className="form-check-input"
        aria-label={`${kinds[preference.kind]?.name}: ${name}`}
        checked={wanted}
        onChange={() => void choose({ kind: preference.kind, [channel]: !wanted })}
      />
    </span>
  );
}
