import { useState } from 'react';
import { messageOf, type Label } from '#api/index.ts';
import { useChange, useWorkspace, type Change } from '#shared/index.ts';
import { Button, Dialog, DialogFoot, Field, FormError } from '#ui/index.ts';
import { labelMerge, labelRemoval } from './changes.ts';

/** Ways in which a label ends: another takes its place, or nothing does. */

function useEnding(change: Change<Label>, onClose: () => void) {
  const { attempt, isBusy } = useChange(change);
  const [problem, setProblem] = useState<string>();
  const run = (label: Label) =>
    void attempt(label).then(onClose, (error: unknown) => setProblem(messageOf(error)));
  return { busy: isBusy, problem, run };
}

export function MergeLabelDialog({
  label,
  all,
  onClose,
}: {
  label: Label;
  all: readonly Label[];
  onClose: () => void;
}) {
  const { slug } = useWorkspace();
  const targets = all.filter(({ id }) => id !== label.id);
  const [into, setInto] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, problem, run } = useEnding(labelMerge(slug, label), onClose);
  const target = targets.find(({ id }) => id === into);
  return (
    <Dialog title={`Merge ${label.name}`} onClose={onClose} width={440}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!target) return setMissing(true);
          run(target);
        }}
      >
        <FormError>{problem}</FormError>
        <p className="text-soft">
          {usage(label)} the other label instead. Then {label.name} is deleted. This can’t be
          undone.
        </p>
        <Field
          label="Merge into"
          kind="form-select"
          error={missing && !target ? 'Choose a label.' : undefined}
        >
          {(control) => (
            <select {...control} value={into} onChange={(event) => setInto(event.target.value)}>
              <option value="" disabled>
                Choose a label
              </option>
              {targets.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <DialogFoot>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            Merge labels
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

const usage = ({ tasks = 0 }: Label): string =>
  tasks === 1 ? '1 task gets' : `${tasks.toLocaleString('en')} tasks get`;

export function DeleteLabelDialog({ label, onClose }: { label: Label; onClose: () => void }) {
  const { slug } = useWorkspace();
  const { busy, problem, run } = useEnding(labelRemoval(slug), onClose);
  const { tasks = 0 } = label;
  const from = tasks === 1 ? '1 task loses it' : `${tasks.toLocaleString('en')} tasks lose it`;
  return (
    <Dialog title={`Delete ${label.name}?`} onClose={onClose} width={420}>
      <FormError>{problem}</FormError>
      <p className="text-soft mb-0">
        {tasks === 0 ? 'No task you can see has it.' : `${from}.`} This can’t be undone.
      </p>
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="danger" busy={busy} onClick={() => run(label)}>
          Delete label
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
