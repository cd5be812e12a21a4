import { lazy, Suspense, useEffect, useRef, useState, type RefObject } from 'react';
import { toProblem, type Task } from '#api/index.ts';
import { useLive } from '#live/index.ts';
import { Button, mayLeave, Segmented, SkeletonLines, type Unsaved } from '#ui/index.ts';
import { changeText } from '../changes.ts';
import { conflictsIn } from '../texts.ts';
import { MergeNote, TextConflict, type Both } from '#shared/text-conflict/index.ts';
import { useLastEditor } from './last-editor.ts';
import { longest, useMerge, type TextDraft } from './use-merge.ts';

const Markdown = lazy(() => import('#shared/markdown.tsx'));

/** Writes a description as Markdown, with a preview; what is typed is a draft until it is saved. */
export function DescriptionEditor({
  task,
  draft,
  onChange,
  text: unsavedText,
  onSaved,
  onGiveUp,
  onLeave,
}: {
  task: Task;
  draft: TextDraft;
  onChange: (draft: TextDraft) => void;
  text: RefObject<Unsaved>;
  onSaved: () => void;
  /** Called when the text of somebody else is taken instead. */
  onGiveUp: () => void;
  onLeave: () => void;
}) {
  const live = useLive();
  const { text } = draft;
  const [mode, setMode] = useState<'write' | 'preview'>('write');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isComposing, setComposing] = useState(false);
  const editor = useLastEditor(task, 'description');
  const field = useRef<HTMLTextAreaElement>(null);
  const choice = useRef<HTMLElement>(null);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);

  const conflict = useMerge(
    draft,
    { theirs: task.description, isHeld: busy || isComposing },
    onChange,
    field,
  );

  function save(next: TextDraft = draft) {
    if (next.text === task.description) return onSaved();
    setBusy(true);
    setRefused(false);
    setProblem(undefined);
    const written = { description: next.text, descriptionBase: next.base };
    // No early look: the text stays in the field until it is safely stored.
    changeText(live, task, written).then(onSaved, (error: unknown) => {
      setBusy(false);
      const refused = toProblem(error);
      // What somebody else wrote is shown beside it then.
      if (conflictsIn(refused).length > 0) setRefused(true);
      else setProblem(refused.message);
    });
  }

  function keepMine({ mine }: Both) {
    const next = { text: mine, base: task.description };
    onChange(next);
    save(next);
  }

  function editMerged({ all, first, count }: Both) {
    onChange({ text: all, base: task.description, passages: count });
    setRefused(false);
    focusField(first);
  }

  function focusField(selection?: [number, number]) {
    setMode('write');
    // Once the field is there and has the text.
    requestAnimationFrame(() => {
      field.current?.focus();
      if (selection) field.current?.setSelectionRange(...selection);
    });
  }

  async function leave() {
    if (await mayLeave([unsavedText.current])) onLeave();
    else field.current?.focus();
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
          ref={field}
          className="form-control tf-editor"
          aria-label="Description, in Markdown"
          dir="auto"
          maxLength={longest}
          value={text}
          onChange={(event) => {
            setRefused(false);
            onChange({ ...draft, text: event.target.value });
          }}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
              if (conflict) choice.current?.focus();
              else save();
            }
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
      {conflict ? (
        <TextConflict
          ref={choice}
          field="description"
          editor={editor}
          theirs={task.description}
          mine={conflict.mine}
          passages={Math.max(1, conflict.count)}
          busy={busy}
          takesFocus={isRefused}
          onKeepMine={() => keepMine(conflict)}
          onTakeTheirs={onGiveUp}
          onEditMerged={() => editMerged(conflict)}
          onBack={() => focusField()}
        />
      ) : (
        <MergeNote editor={editor} isMerged={draft.isMerged} passages={draft.passages} />
      )}
      {problem && (
        <div className="tf-conflict" role="alert">
          <p>{problem} Your text is still here.</p>
        </div>
      )}
      <div className="tf-editor-foot">
        <span className="text-faint">
          Markdown · Ctrl+Enter {conflict ? 'goes to the choice' : 'saves'}
        </span>
        <Button size="sm" onClick={() => void leave()}>
          Cancel
        </Button>
        {!conflict && (
          <Button size="sm" variant="primary" busy={busy} onClick={() => save()}>
            Save
          </Button>
        )}
      </div>
    </section>
  );
}
