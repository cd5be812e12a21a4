import { useQuery } from '@tanstack/react-query';
import { Ellipsis, Merge, Pencil, Plus, Search, Tags, Trash2 } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import type { Label } from '#api/index.ts';
import { LoadProblem, SettingsFrame, useWorkspace } from '#shared/index.ts';
import { Button, Dot, Empty, IconButton, MenuButton, SkeletonLines } from '#ui/index.ts';
import { LabelDialog } from './label-dialog.tsx';
import { DeleteLabelDialog, MergeLabelDialog } from './label-endings.tsx';
import { labelUseQuery } from './queries.ts';
import './labels.css';

type Open = { what: 'new' } | { what: 'edit' | 'merge' | 'delete'; label: Label };

/** Every label of the workspace: what it is called, its colour, and how many tasks have it. */
export default function LabelsPage() {
  const { slug, tenant } = useWorkspace();
  const { data, error, refetch } = useQuery(labelUseQuery(slug));
  const [text, setText] = useState('');
  const [open, setOpen] = useState<Open>();
  const q = useDeferredValue(text.trim().toLowerCase());
  const shown = data?.filter(({ name }) => name.toLowerCase().includes(q)) ?? [];
  const may = tenant.can.manageLabels;
  const close = () => setOpen(undefined);
  return (
    <SettingsFrame
      title="Labels"
      intro="Labels belong to the whole workspace: a change here reaches every project."
      action={
        may && (
          <Button
            variant="primary"
            icon={<Plus size={16} aria-hidden="true" />}
            onClick={() => setOpen({ what: 'new' })}
          >
            New label
          </Button>
        )
      }
    >
      {error && !data && <LoadProblem error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonLines lines={6} />}
      {data && data.length === 0 && (
        <Empty icon={<Tags size={22} />} title="No labels yet">
          Labels group tasks across projects, such as “bug” or “customer”. You can also add one
          while you edit a task.
        </Empty>
      )}
      {data && data.length > 0 && (
        <>
          <div className="tf-label-tools">
            <label className="tf-search">
              <Search size={15} aria-hidden="true" />
              <input
                type="search"
                aria-label="Search labels"
                placeholder="Search labels"
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            </label>
          </div>
          {shown.length === 0 ? (
            <p className="text-soft">No label matches “{text.trim()}”.</p>
          ) : (
            <ul className="tf-rows" aria-label="Labels">
              {shown.map((label) => (
                <li key={label.id} className="tf-label-row">
                  <Dot color={label.color} />
                  <span className="truncate" dir="auto">
                    {label.name}
                  </span>
                  <span className="tf-label-count tabular">{tasksOf(label)}</span>
                  {may ? (
                    <LabelMenu
                      label={label}
                      canMerge={data.length > 1}
                      onChoose={(what) => setOpen({ what, label })}
                    />
                  ) : (
                    <span />
                  )}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {open?.what === 'new' && <LabelDialog onClose={close} />}
      {open?.what === 'edit' && <LabelDialog label={open.label} onClose={close} />}
      {open?.what === 'merge' && (
        <MergeLabelDialog label={open.label} all={data ?? []} onClose={close} />
      )}
      {open?.what === 'delete' && <DeleteLabelDialog label={open.label} onClose={close} />}
    </SettingsFrame>
  );
}

const tasksOf = ({ tasks = 0 }: Label): string =>
  tasks === 1 ? '1 task' : `${tasks.toLocaleString('en')} tasks`;

function LabelMenu({
  label,
  canMerge,
  onChoose,
}: {
  label: Label;
  canMerge: boolean;
  onChoose: (what: 'edit' | 'merge' | 'delete') => void;
}) {
  return (
    <MenuButton
      label={`Actions for ${label.name}`}
      placement="bottom-end"
      entries={[
        {
          key: 'edit',
          label: 'Edit',
          icon: <Pencil size={15} aria-hidden="true" />,
          onSelect: () => onChoose('edit'),
        },
        ...(canMerge
          ? [
              {
                key: 'merge',
                label: 'Merge into another label',
                icon: <Merge size={15} aria-hidden="true" />,
                onSelect: () => onChoose('merge'),
              },
            ]
          : []),
        {
          key: 'delete',
          label: 'Delete',
          danger: true,
          icon: <Trash2 size={15} aria-hidden="true" />,
          onSelect: () => onChoose('delete'),
        },
      ]}
      renderTrigger={(props) => (
        <IconButton label={`Actions for ${label.name}`} size="sm" {...props}>
          <Ellipsis size={16} aria-hidden="true" />
        </IconButton>
      )}
    />
  );
}
