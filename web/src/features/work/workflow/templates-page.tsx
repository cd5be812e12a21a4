import { useQuery } from '@tanstack/react-query';
import { ChevronRight, Copy, Ellipsis, LayoutTemplate, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { WorkflowTemplate } from '#api/index.ts';
import { StatusIcon, statusName } from '#features/work/fields/index.ts';
import { templatesQuery } from '#features/work/projects/index.ts';
import { LoadProblem, SettingsFrame, useChange, useWorkspace } from '#shared/index.ts';
import { Button, Confirm, Empty, IconButton, MenuButton, SkeletonLines } from '#ui/index.ts';
import { templateChange, templateRemoval } from './changes.ts';
import { TemplateDialog } from './template-dialog.tsx';
import './templates.css';

/** The workflows that new projects can begin with. */
export default function TemplatesPage() {
  const { slug, tenant } = useWorkspace();
  const { data, error, refetch } = useQuery(templatesQuery(slug));
  const [open, setOpen] = useState<'new' | WorkflowTemplate>();
  const may = tenant.can.manageWorkflowTemplates;
  return (
    <SettingsFrame
      title="Workflow templates"
      intro="A new project can begin with one of these. Projects keep a copy, so a change here does not reach them."
      action={
        may && (
          <Button
            variant="primary"
            icon={<Plus size={16} aria-hidden="true" />}
            onClick={() => setOpen('new')}
          >
            New template
          </Button>
        )
      }
    >
      {error && !data && <LoadProblem error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonLines lines={5} />}
      {data && data.length === 0 && (
        <Empty icon={<LayoutTemplate size={22} />} title="No workflow templates yet">
          A template keeps states, transitions and limits, such as those of your releases or your
          support desk. You can also save the workflow of a project as one.
        </Empty>
      )}
      {data && data.length > 0 && (
        <ul className="tf-rows" aria-label="Workflow templates">
          {data.map((template) => (
            <li key={template.id} className="tf-template">
              <div className="tf-template-text">
                <b className="truncate" dir="auto">
                  {template.name}
                </b>
                <States template={template} />
              </div>
              {may && <Actions template={template} onEdit={() => setOpen(template)} />}
            </li>
          ))}
        </ul>
      )}
      {open && (
        <TemplateDialog
          {...(open !== 'new' && { template: open })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </SettingsFrame>
  );
}

function States({ template: { states } }: { template: WorkflowTemplate }) {
  return (
    <ol className="tf-template-states" aria-label="States">
      {states.map(({ name, category, color, wipLimit }, i) => (
        <li key={name}>
          {i > 0 && <ChevronRight size={13} aria-hidden="true" className="text-faint" />}
          <StatusIcon category={category} color={color} />
          <span dir="auto">{statusName(name)}</span>
          {wipLimit !== null && <span className="text-faint">(limit {wipLimit})</span>}
        </li>
      ))}
    </ol>
  );
}

function Actions({ template, onEdit }: { template: WorkflowTemplate; onEdit: () => void }) {
  const { slug } = useWorkspace();
  const { run: create } = useChange(templateChange(slug));
  const { run: remove } = useChange(templateRemoval(slug));
  const { name, states, wipPolicy } = template;
  const label = `Actions for ${name}`;

  const [isAsking, setIsAsking] = useState(false);

  return (
    <>
      <MenuButton
        label={label}
        placement="bottom-end"
        entries={[
          {
            key: 'edit',
            label: 'Edit',
            icon: <Pencil size={15} aria-hidden="true" />,
            onSelect: onEdit,
          },
          {
            key: 'copy',
            label: 'Duplicate',
            icon: <Copy size={15} aria-hidden="true" />,
            onSelect: () => void create({ name: `${name.slice(0, 93)} (copy)`, states, wipPolicy }),
          },
          {
            key: 'delete',
            label: 'Delete',
            danger: true,
            icon: <Trash2 size={15} aria-hidden="true" />,
            onSelect: () => setIsAsking(true),
          },
        ]}
        renderTrigger={(props) => (
          <IconButton label={label} size="sm" {...props}>
            <Ellipsis size={16} aria-hidden="true" />
          </IconButton>
        )}
      />
      {isAsking && (
        <Confirm
          title={`Delete the template ${name}?`}
          text="Projects that began with it keep their workflow."
          action="Delete template"
          onConfirm={() => {
            setIsAsking(false);
            void remove(template);
          }}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
}
