import {
  ArchiveRestore,
  ChevronDown,
  ChevronUp,
  Copy,
  Ellipsis,
  ExternalLink,
  Link as LinkIcon,
  Maximize2,
  Minimize2,
  Trash2,
  X,
} from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Task } from '#api/index.ts';
import { useLookAtTask, useOthersAt, useLive } from '#live/index.ts';
import { TaskSections } from '#manifest/index.ts';
import { AppLink, splitTaskKey, useKeys, useWorkspace } from '#shared/index.ts';
import {
  Avatars,
  Button,
  copyText,
  IconButton,
  MenuButton,
  toast,
  toastProblem,
  type MenuEntry,
} from '#ui/index.ts';
import { deleteTask, restoreTask } from '../changes.ts';
import { Description } from './description.tsx';
import { History } from './history.tsx';
import { ParentLine } from './parent-line.tsx';
import { Properties } from './properties.tsx';
import { Subtasks } from './subtasks.tsx';
import { Title } from './title.tsx';
import { useSteps } from './use-steps.ts';
import './panel.css';

/**
 * A task beside the board, or as a page of its own: everything about it can be read and changed here.
 * @param isPage whether it stands alone
 */
export default function Panel({
  task,
  onClose,
  isPage = false,
}: {
  task: Task;
  onClose: () => void;
  isPage?: boolean;
}) {
  const { paths } = useWorkspace();
  const live = useLive();
  const panel = useRef<HTMLDivElement>(null);
  const { step, search } = useSteps(task, isPage);
  const { project, number } = splitTaskKey(task.key);
  const others = useOthersAt(task.id);
  useLookAtTask(task.id);
  useKeys({ Escape: onClose, j: () => step(1), k: () => step(-1) });
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);

  function copy(text: string, what: string) {
    copyText(text).then(
      () => toast(`${what} copied`),
      () => toastProblem('Your browser doesn’t allow copying.'),
    );
  }
  const copyKey = () => copy(task.key, task.key);
  const copyLink = () => copy(location.origin + paths.task(project, number), `Link to ${task.key}`);

  const entries: MenuEntry[] = [
    { key: 'link', label: 'Copy link', icon: <LinkIcon size={15} />, onSelect: copyLink },
    { key: 'key', label: 'Copy key', hint: task.key, icon: <Copy size={15} />, onSelect: copyKey },
  ];
  if (task.can.delete) {
    entries.push({
      key: 'delete',
      label: 'Delete task',
      icon: <Trash2 size={15} />,
      danger: true,
      onSelect: () => {
        deleteTask(live, task);
        onClose();
      },
    });
  }

  return (
    <div
      ref={panel}
      className={isPage ? 'tf-panel is-page' : 'tf-panel'}
      role={isPage ? 'main' : 'dialog'}
      aria-label={`${task.key} ${task.title}`}
      tabIndex={-1}
    >
      <div className="tf-panel-head">
        <button
          type="button"
          className="tf-panel-key"
          aria-label={`Copy the key ${task.key}`}
          title="Copy key"
          onClick={copyKey}
        >
          {task.key} <Copy size={13} aria-hidden="true" />
        </button>
        {task.externalUrl && (
          <a
            className="tf-panel-source"
            href={task.externalUrl}
            target="_blank"
            rel="noreferrer noopener"
          >
            <ExternalLink size={13} aria-hidden="true" /> Source
          </a>
        )}
        <span className="tf-panel-others">
          <Avatars people={others} label="Also looking at this" size={24} />
        </span>
        <span className="tf-panel-actions">
          <IconButton label="Previous task (K)" size="sm" onClick={() => step(-1)}>
            <ChevronUp size={17} aria-hidden="true" />
          </IconButton>
          <IconButton label="Next task (J)" size="sm" onClick={() => step(1)}>
            <ChevronDown size={17} aria-hidden="true" />
          </IconButton>
          <IconButton label="Copy link" size="sm" onClick={copyLink}>
            <LinkIcon size={15} aria-hidden="true" />
          </IconButton>
          <AppLink
            to={paths.task(project, number, isPage ? undefined : 'page')}
            search={search}
            className="btn btn-ghost btn-sm btn-icon"
            aria-label={isPage ? 'Open beside the view' : 'Open as a page'}
            title={isPage ? 'Open beside the view' : 'Open as a page'}
          >
            {isPage ? (
              <Minimize2 size={15} aria-hidden="true" />
            ) : (
              <Maximize2 size={15} aria-hidden="true" />
            )}
          </AppLink>
          <MenuButton
            label="Task actions"
            placement="bottom-end"
            entries={entries}
            renderTrigger={(props) => (
              <IconButton label="Task actions" size="sm" {...props}>
                <Ellipsis size={17} aria-hidden="true" />
              </IconButton>
            )}
          />
          <IconButton label="Close (Esc)" size="sm" onClick={onClose}>
            <X size={17} aria-hidden="true" />
          </IconButton>
        </span>
      </div>
      {task.deletedAt && (
        <div className="tf-panel-gone" role="status">
          <Trash2 size={15} aria-hidden="true" /> {task.key} is in the trash.
          {task.can.restore && (
            <Button
              size="sm"
              icon={<ArchiveRestore size={14} aria-hidden="true" />}
              onClick={() => restoreTask(live, task)}
            >
              Restore
            </Button>
          )}
        </div>
      )}
      <div className="tf-panel-body">
        <ParentLine task={task} />
        <Title task={task} />
        <Properties task={task} />
        <Description task={task} />
        <Subtasks task={task} />
        <TaskSections task={task} />
        <History task={task} />
      </div>
    </div>
  );
}
