import { Pencil } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState, type MouseEvent } from 'react';
import { toProblem, type Task } from '#api/index.ts';
import { useLive } from '#live/index.ts';
import { useDraft } from '#shared/index.ts';
import { Button, SkeletonLines, toast, toastProblem, useUnsaved } from '#ui/index.ts';
import { changeText } from '../changes.ts';
import { DescriptionEditor } from './description-editor.tsx';
import { ticked } from './tick.ts';
import type { TextDraft } from './use-merge.ts';

const Markdown = lazy(() => import('#shared/markdown.tsx'));

/** The description as Markdown: shown rendered, and written as text after a click on it. */
export function Description({ task }: { task: Task }) {
  const live = useLive();
  const draft = useDraft<TextDraft | null>(`task.description/${task.id}`, null);
  const [editing, setEditing] = useState(false);
  const isDirty = draft.value !== null && draft.value.text !== draft.value.base;
  const forget = () => draft.set(null);
  const text = useUnsaved(editing && isDirty, { keepsDraft: true, onDiscard: forget });
  const editable = task.can.update;
  const section = useRef<HTMLElement>(null);
  const wasEditing = useRef(false);
  // The button that had the focus is gone with the editor: it goes back to where the writing began.
  useEffect(() => {
    if (wasEditing.current && !editing && document.activeElement === document.body)
      section.current?.querySelector('button')?.focus();
    wasEditing.current = editing;
  }, [editing]);

  function start() {
    if (!isDirty) draft.set({ text: task.description, base: task.description });
    setEditing(true);
  }

  /** Takes the text of somebody else; one's own can be had back. */
  function giveUp() {
    const written = draft.value;
    forget();
    setEditing(false);
    toast('Your text was set aside', {
      label: 'Undo',
      run: () => {
        draft.set(written);
        setEditing(true);
      },
    });
  }

  function tick(at: number, done: boolean) {
    const next = ticked(task.description, at, done);
    if (next === undefined) return;
    const text = { description: next, descriptionBase: task.description };
    changeText(live, task, text, { description: next }).catch((error: unknown) => {
      const problem = toProblem(error);
      toastProblem(
        problem.code === 'text_conflict'
          ? `${task.key} has just been changed by someone else. Tick the box again.`
          : problem.message,
      );
    });
  }

  if (editing && draft.value) {
    return (
      <DescriptionEditor
        task={task}
        draft={draft.value}
        onChange={draft.set}
        text={text}
        onSaved={() => {
          forget();
          setEditing(false);
        }}
        onGiveUp={giveUp}
        onLeave={() => setEditing(false)}
      />
    );
  }
  return (
    <section ref={section} className="tf-panel-section" aria-label="Description">
      <div className="tf-section-head">
        <h3>Description</h3>
        {editable && (
          <Button
            variant="ghost"
            size="sm"
            icon={<Pencil size={13} aria-hidden="true" />}
            onClick={start}
          >
            Edit
          </Button>
        )}
      </div>
      {editable && isDirty && (
        <p className="tf-draft-note">
          You have an unsaved draft of this description.
          <Button size="sm" onClick={start}>
            Continue editing
          </Button>
          <Button size="sm" variant="ghost" onClick={forget}>
            Discard
          </Button>
        </p>
      )}
      {task.description ? (
        // The button above does the same for keys.
        <div
          className={editable ? 'tf-description is-editable' : 'tf-description'}
          title={editable ? 'Click to edit' : undefined}
          onClick={(event) => editable && isPlainClick(event) && start()}
        >
          <Suspense fallback={<SkeletonLines />}>
            <Markdown text={task.description} onTick={editable ? tick : undefined} />
          </Suspense>
        </div>
      ) : editable ? (
        <button type="button" className="tf-add-text" onClick={start}>
          Add a description …
        </button>
      ) : (
        <p className="text-faint mb-0">No description.</p>
      )}
    </section>
  );
}

/** A click that follows no link, ticks no box and ends no selection. */
function isPlainClick({ target }: MouseEvent): boolean {
  const isControl = target instanceof Element && target.closest('a, input, button') !== null;
  return !isControl && getSelection()?.isCollapsed !== false;
}
