import { AlarmClock, CircleCheck, CircleDot, Ellipsis } from 'lucide-react';
import { parseISO } from 'date-fns';
import { useState } from 'react';
import type { Notification } from '#api/index.ts';
import { anchorOf } from '#features/collaboration/comments/index.ts';
import {
  Ago,
  AppLink,
  changer,
  splitTaskKey,
  useWorkspace,
  type WorkspacePaths,
} from '#shared/index.ts';
import { Avatar, IconButton, MenuButton, type MenuEntry } from '#ui/index.ts';
import { isSnoozed, setRead, snoozing } from './changes.ts';
import { PickTime } from './pick-time.tsx';
import { snoozeEntries } from './snooze-menu.tsx';
import { untilWords } from './snooze-times.ts';
import { sentenceOf } from './words.ts';

/** One entry of the inbox: who did what to which task, and what to do about it. */
export function Entry({
  entry,
  act,
}: {
  entry: Notification;
  /** Runs around whatever may take the entry from the list, so that the focus finds a new place. */
  act: (id: string, work: () => void) => void;
}) {
  const { slug, paths } = useWorkspace();
  const [picking, setPicking] = useState(false);
  const { task, project, unread } = entry;
  const toggle = () => act(entry.id, () => setRead(slug, entry, unread));
  const toggleLabel = unread ? 'Mark as read' : 'Mark as unread';
  const ToggleIcon = unread ? CircleCheck : CircleDot;
  const times = snoozeEntries(
    slug,
    entry,
    () => setPicking(true),
    (work) => act(entry.id, work),
  );
  const all: MenuEntry[] = [
    {
      key: 'toggle',
      label: toggleLabel,
      icon: <ToggleIcon size={15} aria-hidden="true" />,
      onSelect: toggle,
    },
    ...times,
  ];
  return (
    <li className={`tf-note${unread ? ' is-unread' : ''}`} data-entry={entry.id}>
      <span className="tf-note-dot">
        {unread && <span className="visually-hidden">Unread</span>}
      </span>
      <Avatar person={entry.actor ?? { id: '', name: 'Someone' }} size={32} decorative />
      <div className="tf-note-text">
        <AppLink
          {...placeOf(entry, paths)}
          className="tf-note-link"
          onClick={() => setRead(slug, entry, true)}
        >
          {task && <span className="tf-note-key">{task.key}</span>}
          <span dir="auto" className={`truncate${task?.deleted ? ' is-deleted' : ''}`}>
            {task?.title ?? project.name}
          </span>
        </AppLink>
        <p className="tf-note-what">
          <strong>{entry.actor?.name ?? 'Someone'}</strong> {sentenceOf(entry)}
          {task && <span className="tf-note-project"> in {project.name}</span>}
          {entry.count > entry.changes.length && (
            <span className="tf-note-project"> · {entry.count} changes</span>
          )}
        </p>
      </div>
      <span className="tf-note-when">
        <When entry={entry} />
      </span>
      <div className="tf-note-acts">
        {!isSnoozed(entry) && (
          <IconButton
            label={`${toggleLabel}: ${task?.title ?? project.name}`}
            title={`${toggleLabel} (E)`}
            size="sm"
            onClick={toggle}
          >
            <ToggleIcon size={16} aria-hidden="true" />
          </IconButton>
        )}
        <MenuButton
          label="Snooze until"
          placement="bottom-end"
          entries={times}
          renderTrigger={(props) => (
            <IconButton
              {...props}
              label={`Snooze: ${task?.title ?? project.name}`}
              title="Snooze (S)"
              size="sm"
              data-snooze
            >
              <AlarmClock size={16} aria-hidden="true" />
            </IconButton>
          )}
        />
      </div>
      <div className="tf-note-more">
        <MenuButton
          label="What to do"
          placement="bottom-end"
          entries={isSnoozed(entry) ? times : all}
          renderTrigger={(props) => (
            <IconButton {...props} label={`More for ${task?.title ?? project.name}`}>
              <Ellipsis size={17} aria-hidden="true" />
            </IconButton>
          )}
        />
      </div>
      {picking && (
        <PickTime
          onClose={() => setPicking(false)}
          onPick={(at) => {
            setPicking(false);
            act(entry.id, () => void changer(snoozing(slug, entry)).run(at));
          }}
        />
      )}
    </li>
  );
}

function When({ entry }: { entry: Notification }) {
  if (!entry.snoozedUntil) return <Ago at={entry.at} />;
  if (isSnoozed(entry)) return <>Back {untilWords(parseISO(entry.snoozedUntil))}</>;
  return (
    <>
      <AlarmClock size={12} aria-label="Was snoozed" role="img" /> <Ago at={entry.at} />
    </>
  );
}

/** Where it happened: the task in its panel or a comment there, the trash it lies in, or the project. */
function placeOf(
  { task, project, changes }: Notification,
  paths: WorkspacePaths,
): { to: string; search?: Record<string, true>; hash?: string } {
  if (!task) return { to: paths.project(project.key) };
  if (task.deleted) return { to: paths.project(project.key, 'list'), search: { deleted: true } };
  const to = paths.task(project.key, splitTaskKey(task.key).number);
  const comment = changes.find(({ kind }) => kind === 'mentioned' || kind === 'commented')?.to;
  return { to, ...(comment && { hash: anchorOf(comment) }) };
}
