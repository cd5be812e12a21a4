import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toProblem, type Project, type ProjectPatch } from '#api/index.ts';
import { changer, queryClient, showProblem, useGo, useWorkspace } from '#shared/index.ts';
import { Button, Confirm, Dialog, DialogFoot, Field, FormError, toast } from '#ui/index.ts';
import { archiving, projectChange, projectRemoval } from './changes.ts';
import { ProjectFields, type ProjectValues } from './project-form.tsx';
import { DescriptionConflict } from './description-conflict.tsx';
import { projectQuery } from './queries.ts';
import { useDescription } from './use-description.ts';

export function EditProjectDialog({
  project,
  onClose,
  onWorkflow,
}: {
  project: Project;
  onClose: () => void;
  /** Opens the states of its tasks instead. */
  onWorkflow: () => void;
}) {
  const { slug, paths } = useWorkspace();
  const go = useGo();
  const [asking, setAsking] = useState<'archive' | 'delete'>();
  const form = useForm<ProjectValues>({
    defaultValues: {
      name: project.name,
      key: project.key,
      description: project.description,
      visibility: project.visibility,
      status: project.status,
      color: project.color,
      startDate: project.startDate?.slice(0, 10) ?? '',
      targetDate: project.targetDate?.slice(0, 10) ?? '',
    },
  });
  const { errors, isSubmitting, dirtyFields } = form.formState;

  const description = useDescription(form, project.description);

  async function save(values: ProjectValues, written: ProjectPatch) {
    const current = queryClient.getQueryData(projectQuery(slug, project.key).queryKey) ?? project;
    try {
      await changer(projectChange(slug, current)).attempt({
        ...changesIn(values, dirtyFields),
        ...written,
      });
      toast('Project saved');
      onClose();
    } catch (error) {
      if (description.takes(error)) return;
      showProblem(form, error);
      if (toProblem(error).status === 412) {
        // The next attempt is made on the newest version; what was typed stays.
        await queryClient.invalidateQueries({ queryKey: projectQuery(slug, project.key).queryKey });
      }
    }
  }
  const submit = form.handleSubmit((values) =>
    save(values, description.change(values.description)),
  );

  if (asking === 'archive') {
    return (
      <Confirm
        title={`Archive ${project.name}?`}
        text="It moves to the archived projects and becomes read-only. You can restore it at any time."
        action="Archive project"
        variant="primary"
        onClose={() => setAsking(undefined)}
        onConfirm={() => {
          onClose();
          void changer(archiving(slug, project)).run(true);
        }}
      />
    );
  }
  if (asking === 'delete') {
    return (
      <Confirm
        title={`Delete ${project.name}?`}
        text="The project and its tasks move to the trash. You can restore them from there."
        action="Delete project"
        onClose={() => setAsking(undefined)}
        onConfirm={() => {
          onClose();
          go(paths.projects);
          void changer(projectRemoval(slug)).run(project);
        }}
      />
    );
  }
  return (
    <Dialog title="Project settings" onClose={onClose} width={520}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <FormError>{errors.root?.message}</FormError>
        <div className="tf-pair is-name">
          <Field label="Name" error={errors.name?.message}>
            {(control) => (
              <input
                {...control}
                maxLength={120}
                {...form.register('name', {
                  validate: (text) => text.trim() !== '' || 'Give the project a name.',
                })}
              />
            )}
          </Field>
          <Field label="Status" kind="form-select" error={errors.status?.message}>
            {(control) => (
              <select {...control} {...form.register('status')}>
                <option value="active">Active</option>
                <option value="paused">Paused</option>
                <option value="completed">Completed</option>
              </select>
            )}
          </Field>
        </div>
        <ProjectFields
          form={form}
          descriptionNote={
            <DescriptionConflict
              description={description}
              busy={isSubmitting}
              onSave={(text, seen) =>
                void form.handleSubmit((values) => save(values, description.change(text, seen)))()
              }
            />
          }
        />
        <DialogFoot>
          <span className="tf-foot-start">
            <Button variant="ghost" onClick={onWorkflow}>
              Workflow…
            </Button>
            <Button variant="ghost" onClick={() => setAsking('archive')}>
              Archive…
            </Button>
            {project.can.delete && (
              <Button
                variant="ghost"
                className="tf-danger-text"
                onClick={() => setAsking('delete')}
              >
                Delete…
              </Button>
            )}
          </span>
          <Button onClick={onClose}>Cancel</Button>
          {!description.conflict && (
            <Button type="submit" variant="primary" busy={isSubmitting}>
              Save
            </Button>
          )}
        </DialogFoot>
      </form>
    </Dialog>
  );
}

/** What of the fields was changed; what was not stays as others leave it. The description is a matter of its own. */
function changesIn(
  { description: _description, key: _key, ...values }: ProjectValues,
  dirty: Partial<Record<keyof ProjectValues, unknown>>,
): ProjectPatch {
  const sent = {
    ...values,
    name: values.name.trim(),
    startDate: values.startDate || null,
    targetDate: values.targetDate || null,
  };
  return Object.fromEntries(
    Object.entries(sent).filter(([field]) => dirty[field as keyof ProjectValues]),
  );
}
