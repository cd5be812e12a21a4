import { Pencil } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Task } from '#api/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { Button, Segmented, SkeletonLines } from '#ui/index.ts';
import { changeTask } from '../actions.ts';
import { Conflict, useConflict } from './conflict.tsx';

const Markdown = lazy(() => import('#shared/markdown.tsx'));

/** The description as Markdown: shown rendered, written as text, with a preview. */
export function Description({ task }: { task: Task }) {
  const { api } = useWorkspace();
  const [draft, setDraft] = useState<string>();
  /** The text that is being changed: as it was when the writing began. */
  const [base, setBase] = useState('');
  const [mode, setMode] = useState<'write' | 'preview'>('write');
  const [busy, setBusy] = useState(false);
  const conflict = useConflict();
  const { collide } = conflict;
  const editable = task.can.update;

  function start() {
    setDraft(task.description);
    setBase(task.description);
    setMode('write');
  }

  function stop() {
    setDraft(undefined);
    conflict.clear();
  }

  function save(from = base) {
    if (draft === undefined || draft === task.description) return stop();
    // Somebody else's text is not written over before it was seen.
    if (from !== task.description) return conflict.collide();
    setBusy(true);
    // No early look: the text stays in the field until it is safely stored.
    const saving = changeTask(api, task, { description: draft }).finally(() => setBusy(false));
    conflict.run(saving, stop);
  }

  const isOvertaken = draft !== undefined && !busy && base !== task.description;
  useEffect(() => {
    if (isOvertaken) collide();
  }, [isOvertaken, collide]);

  if (draft === undefined) {
    return (
      <section className="tf-panel-section" aria-label="Description">
        <div className="tf-section-head">
          <h3>Description</h3>
          {editable && (
            <Button
              look="ghost"
              size="sm"
              icon={<Pencil size={13} aria-hidden="true" />}
              onClick={start}
            >
              Edit
            </Button>
          )}
        </div>
        {task.description ? (
          <Rendered text={task.description} />
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
          className="form-control tf-editor"
          aria-label="Description, in Markdown"
          autoFocus
          maxLength={100_000}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save();
            if (event.key === 'Escape') {
              event.nativeEvent.stopImmediatePropagation();
              if (draft === task.description) stop();
            }
          }}
        />
      ) : (
        <div className="tf-editor-preview">
          {draft.trim() ? (
            <Rendered text={draft} />
          ) : (
            <p className="text-faint mb-0">Nothing to preview.</p>
          )}
        </div>
      )}
      <Conflict
        problem={conflict.problem}
        theirs={task.description}
        onKeepMine={() => {
          setBase(task.description);
          save(task.description);
        }}
        onTakeTheirs={stop}
      />
      <div className="tf-editor-foot">
        <span className="text-faint">Markdown · Ctrl+Enter saves</span>
        <Button size="sm" onClick={stop}>
          Cancel
        </Button>
        {!isOvertaken && (
          <Button size="sm" look="primary" busy={busy} onClick={() => save()}>
            Save
          </Button>
        )}
      </div>
    </section>
  );
}

function Rendered({ text }: { text: string }) {
  return (
    <Suspense fallback={<SkeletonLines />}>
      <Markdown text={text} />
    </Suspense>
  );
}
