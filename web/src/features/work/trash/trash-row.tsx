import { RotateCcw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TrashedProject, TrashedTask } from '#api/index.ts';
import { Ago, useChange, useWorkspace } from '#shared/index.ts';
import { Button, IconButton } from '#ui/index.ts';
import { restoring, type Trashed } from './changes.ts';

/** One deleted thing: what it was, who deleted it and when, and what can be done about it. */
export function TrashRow({
  item,
  thing,
  mark,
  title,
  where,
  onPurge,
}: {
  item: Pick<TrashedTask | TrashedProject, 'deletedAt' | 'deletedBy' | 'note' | 'can'>;
  thing: Trashed;
  mark: ReactNode;
  title: ReactNode;
  where: string;
  onPurge: (thing: Trashed) => void;
}) {
  const { slug } = useWorkspace();
  const restore = useChange(restoring(slug));
  return (
    <li className="tf-trash-row">
      <span aria-hidden="true">{mark}</span>
      <span className="tf-trash-text">
        {title}
        <span className="text-soft">
          {where} · deleted <Ago at={item.deletedAt} />
          {item.deletedBy ? ` by ${item.deletedBy.name}` : ' automatically'}
        </span>
        {item.note && <span className="text-soft">{item.note}</span>}
      </span>
      <span className="tf-trash-actions">
        {item.can.restore && (
          <Button
            size="sm"
            aria-label={`Restore ${thing.name}`}
            icon={<RotateCcw size={14} aria-hidden="true" />}
            onClick={() => void restore.run(thing)}
          >
            Restore
          </Button>
        )}
        {item.can.purge && (
          <IconButton
            label={`Permanently delete ${thing.name}`}
            size="sm"
            onClick={() => onPurge(thing)}
          >
            <Trash2 size={16} aria-hidden="true" />
          </IconButton>
        )}
      </span>
    </li>
  );
}
