import { useQuery } from '@tanstack/react-query';
import type { NotificationPreference } from '#api/index.ts';
import { LoadProblem, SettingsFrame, useChange } from '#shared/index.ts';
import { SkeletonLines } from '#ui/index.ts';
import { choice } from './changes.ts';
import { preferencesQuery } from './queries.ts';
import './preferences.css';

type Kind = NotificationPreference['kind'];

/** What each is called, in the order they stand; kinds without words are not offered. */
const kinds: Partial<Record<Kind, { name: string; text: string }>> = {
  task_assigned: {
    name: 'Assignments',
    text: 'Someone assigns you a task or unassigns you.',
  },
  task_status: {
    name: 'Status',
    text: 'A task you are assigned to or reported changes its status.',
  },
  task_rescheduled: {
    name: 'Due dates',
    text: 'The due date of one of your tasks is set, changed or removed.',
  },
  task_removed: {
    name: 'Trash',
    text: 'One of your tasks is deleted or restored.',
  },
  comment_mention: {
    name: 'Mentions',
    text: 'A comment mentions you.',
  },
  comment_created: {
    name: 'Comments',
    text: 'Someone comments on a task you are assigned to, reported or commented on.',
  },
  project_role: {
    name: 'Project roles',
    text: 'Your role in a project changes.',
  },
  task_due: { name: 'Reminders', text: 'One of your tasks is due soon.' },
  tasks_overdue: { name: 'Overdue tasks', text: 'A daily list of your overdue tasks.' },
  digest: { name: 'Weekly summary', text: 'What happened last week and what is due next.' },
};

const channels = [
  { channel: 'inbox', name: 'Inbox' },
  { channel: 'email', name: 'E-mail' },
] as const;

/** Why a channel is missing for a kind. */
const unavailable = { inbox: 'Sent by e-mail only', email: 'Shown in the inbox only' };

/** What somebody is notified about, and by which channel. */
export default function PreferencesPage() {
  const { data, error, isError, refetch } = useQuery(preferencesQuery);
  const known = new Map(data?.items.map((item) => [item.kind, item]));
  const shown = (Object.keys(kinds) as Kind[]).flatMap((kind) => known.get(kind) ?? []);
  return (
    <SettingsFrame
      title="Notifications"
      intro="What you’re notified about, in all your workspaces. You’re never notified about your own changes. Changes are saved at once."
    >
      {isError && !data && <LoadProblem error={error} onRetry={refetch} />}
      {!data && !isError && <SkeletonLines lines={8} />}
      {data && (
        <table className="tf-wants">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Notification</span>
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
    </SettingsFrame>
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
  const choose = useChange(choice);
  const wanted = preference[channel];
  if (wanted === undefined) {
    return (
      <span className="text-faint" title={unavailable[channel]}>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{unavailable[channel]}</span>
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
        onChange={() => void choose.run({ kind: preference.kind, [channel]: !wanted })}
      />
    </span>
  );
}
