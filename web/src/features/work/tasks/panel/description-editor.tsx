import { lazy, Suspense, useEffect, useRef, useState, type RefObject } from 'react';
import type { Task } from '#api/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { Button, mayLeave, Segmented, SkeletonLines, type Unsaved } from '#ui/index.ts';
import { changeTask } from '../actions.ts';
import { Conflict, useConflict } from './conflict.tsx';

const Markdown = lazy(() => import('#shared/markdown.tsx'));

/** What is being written, and the description as it was when the writing began. */
export interface TextDraft {
  text: string;
  base: string;
}

/** Writes a description as Markdown, with a preview; what is typed is a draft until it is saved. */
export function DescriptionEditor({
  task,
  draft,
  onChange,
  text: unsavedText,
  onSaved,
  onLeave,
}: {
  task: Task;
  draft: TextDraft;
  onChange: (draft: TextDraft) => void;
  text: RefObject<Unsaved>;
  onSaved: () => void;
  onLeave: () => void;
}) {
  const { api } = useWorkspace();
  const { text, base } = draft;
  const [mode, setMode] = useState<'write' | 'preview'>('write');
  const [busy, setBusy] = useState(false);
  const conflict = useConflict();
  const { collide } = conflict;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);

  function save(from = base) {
    if (text === task.description) return onSaved();
    // Somebody else's text is not written over before it was seen.
    if (from !== task.description) return conflict.collide();
    setBusy(true);
    // No early look: the text stays in the field until it is safely stored.
    const saving = changeTask(api, task, { description: text }).finally(() => setBusy(false));
    conflict.run(saving, onSaved);
  }

  async function leave() {
    if (await mayLeave([unsavedText.current])) onLeave();
    else field.current?.focus();
  }

  const isOvertaken = !busy && base !== task.description;
  useEffect(() => {
    if (isOvertaken) collide();
  }, [isOvertaken, collide]);

  return (
    <section className="tf-panel-section" aria-label="Description">
      <div className="tf-section-head">
        <h3>Description</h3>
        <Segmented
          label="Editor mode"
          value={mode}
          onChange={setMode}
          options={[
            { value: 'write', label: 'Write' },
            { value: 'preview', label: 'Preview' },
          ]}
        />
      </div>
      {mode === 'write' ? (
        <textarea
          ref={field}
          className="form-control tf-editor"
          aria-label="Description, in Markdown"
          dir="auto"
          maxLength={100_000}
          value={text}
          onChange={(event) => onChange({ text: event.target.value, base })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save();
            if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
              event.nativeEvent.stopImmediatePropagation();
              // Else the same key would close the question that is about to open.
              event.preventDefault();
              void leave();
            }
          }}
        />
      ) : (
        <div className="tf-editor-preview">
          {text.trim() ? (
            <Suspense fallback={<SkeletonLines />}>
              <Markdown text={text} />
            </Suspense>
          ) : (
            <p className="text-faint mb-0">Nothing to preview.</p>
          )}
        </div>
      )}
      <Conflict
        problem={conflict.problem}
        task={task}
        field="description"
        mine={text}
        onKeepMine={() => {
          onChange({ text, base: task.description });
          save(task.description);
        }}
        onTakeTheirs={onSaved}
      />
      <div className="tf-editor-foot">
        <span className="text-faint">Markdown · Ctrl+Enter saves</span>
        <Button size="sm" onClick={() => void leave()}>
          Cancel
        </Button>
        {!isOvertaken && (
          <Button size="sm" variant="primary" busy={busy} onClick={() => save()}>
            Save
          </Button>
        )}
      </div>
    </section>
  );
}
