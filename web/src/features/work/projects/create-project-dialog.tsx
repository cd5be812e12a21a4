import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { showProblem, useChange, useGo, useWorkspace } from '#shared/index.ts';
import { Button, Dialog, DialogFoot, Field, FormError } from '#ui/index.ts';
import { projectAddition } from './changes.ts';
import { freeKey } from './colors.ts';
import { projectsQuery } from './queries.ts';
import { TemplateField } from './template-field.tsx';
import { emptyProject, ProjectFields, type ProjectValues } from './project-form.tsx';

export function CreateProjectDialog({ onClose }: { onClose: () => void }) {
  const { slug, paths } = useWorkspace();
  const add = useChange(projectAddition(slug));
  const projects = useQuery(projectsQuery(slug)).data ?? [];
  const taken = new Set(projects.map(({ key }) => key));
  const go = useGo();
  const form = useForm<ProjectValues>({ defaultValues: emptyProject });
  const { errors, isSubmitting, dirtyFields } = form.formState;
  const [template, setTemplate] = useState('');

  const submit = form.handleSubmit(async (values) => {
    try {
      const project = await add.attempt({
        name: values.name.trim(),
        visibility: values.visibility,
        color: values.color,
        ...(values.key && { key: values.key }),
        ...(values.description.trim() && { description: values.description }),
        ...(values.startDate && { startDate: values.startDate }),
        ...(values.targetDate && { targetDate: values.targetDate }),
        ...(template && { workflowTemplate: template }),
      });
      onClose();
      go(paths.project(project.key));
    } catch (error) {
      showProblem(form, error, { duplicate_key: 'key' });
    }
  });

  const name = form.register('name', {
    validate: (text) => text.trim() !== '' || 'Give the project a name.',
  });
  return (
    <Dialog title="New project" onClose={onClose} width={520}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <FormError>{errors.root?.message}</FormError>
        <div className="tf-pair is-name">
          <Field label="Name" error={errors.name?.message}>
            {(control) => (
              <input
                {...control}
                {...name}
                maxLength={120}
                autoComplete="off"
                onChange={(event) => {
                  void name.onChange(event);
                  if (!dirtyFields.key)
                    form.resetField('key', { defaultValue: freeKey(event.target.value, taken) });
                }}
              />
            )}
          </Field>
          <Field label="Key" error={errors.key?.message}>
            {(control) => (
              <input
                {...control}
                className={`${control.className} text-uppercase`}
                maxLength={10}
                autoComplete="off"
                {...form.register('key', {
                  setValueAs: (text: string) => text.toUpperCase(),
                  pattern: {
                    value: /^([A-Za-z][A-Za-z0-9]{1,9})?$/,
                    message: '2 to 10 letters and digits.',
                  },
                })}
              />
            )}
          </Field>
        </div>
        <ProjectFields form={form} />
        <TemplateField value={template} onChange={setTemplate} />
        <DialogFoot>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isSubmitting}>
            Create project
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
