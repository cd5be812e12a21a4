import { FormProvider, useForm } from 'react-hook-form';
import { createWorkspace, PlanChoice, WorkspaceFields } from '#features/accounts/identity/index.ts';
import type { NewWorkspace } from '#api/index.ts';
import { showProblem, useGo } from '#shared/index.ts';
import { Button, Dialog, DialogFoot, FormError, toast } from '#ui/index.ts';
import { openWorkspace } from './open.ts';

const empty: NewWorkspace = { companyName: '', slug: '' };

/** Opens one more workspace for whoever is signed in, and goes there. */
export function CreateWorkspaceDialog({ onClose }: { onClose: () => void }) {
  const go = useGo();
  const form = useForm({ defaultValues: empty });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    try {
      const made = await createWorkspace({ ...values, companyName: values.companyName.trim() });
      onClose();
      openWorkspace(made, go);
      toast(`${made.name} is ready`);
    } catch (error) {
      showProblem(form, error, { slug_taken: 'slug' });
    }
  });
  return (
    <Dialog title="New workspace" onClose={onClose} width={520}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <p className="text-soft">
          A workspace has its own people, projects and address. You’ll be its owner.
        </p>
        <FormError>{errors.root?.message ?? errors.plan?.message}</FormError>
        <FormProvider {...form}>
          <WorkspaceFields />
          <PlanChoice />
        </FormProvider>
        <DialogFoot>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isSubmitting}>
            Create workspace
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
