import { ArchiveRestore, Copy, Ellipsis, ExternalLink, Trash2, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Task } from '#api/index.ts';
import { useLookAtTask, useOthersAt } from '#live/index.ts';
import { useKeys, useWorkspace } from '#shared/index.ts';
import {
  Avatars,
  Button,
  copyText,
  IconButton,
  MenuButton,
  toast,
  type MenuEntry,
} from '#ui/index.ts';
import { deleteTask, restoreTask } from '../actions.ts';
import { Description } from './description.tsx';
import { History } from './history.tsx';
import { ParentLine } from './parent-line.tsx';
import { Properties } from './properties.tsx';
import { Subtasks } from './subtasks.tsx';
import { Title } from './title.tsx';
import './panel.css';

/** A task beside the board: everything about it can be read and changed here. */
export default function Panel({ task, onClose }: { task: Task; onClose: () => void }) {
  const { api } = useWorkspace();
  const panel = useRef<HTMLElement>(null);
  const others = useOthersAt(task.id);
  useLookAtTask(task.id);
  useKeys({ Escape: onClose });
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);

  function copyLink() {
    copyText(location.origin + location.pathname).then(
      () => toast(`Link to ${task.key} copied`),
      () => toast('The browser did not allow copying.'),
    );
  }

  const entries: MenuEntry[] = [
    { key: 'copy', label: 'Copy link', icon: <Copy size={15} />, onSelect: copyLink },
  ];
  if (task.can.delete) {
    entries.push({
      key: 'delete',
      label: 'Delete task',
      icon: <Trash2 size={15} />,
      danger: true,
      onSelect: () => {
        deleteTask(api, task);
        onClose();
      },
    });
  }

  return (
    <aside
      ref={panel}
      className="tf-panel"
      role="dialog"
      aria-label={`${task.key} ${task.title}`}
      tabIndex={-1}
    >
      <header className="tf-panel-head">
        <span className="tf-panel-key">{task.key}</span>
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
        <span className="d-flex gap-1">
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
      </header>
      {task.deletedAt && (
        <div className="tf-panel-gone" role="status">
          <Trash2 size={15} aria-hidden="true" /> {task.key} is in the trash.
          {task.can.restore && (
            <Button
              size="sm"
              icon={<ArchiveRestore size={14} aria-hidden="true" />}
              onClick={() => void restoreTask(api, task)}
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
        <History task={task} />
      </div>
    </aside>
  );
}
