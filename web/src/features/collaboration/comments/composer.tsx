import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Task } from '#api/index.ts';
import { modifierKey, useKeys } from '#shared/index.ts';
import { Button, Segmented } from '#ui/index.ts';
import { CommentText } from './comment-text.tsx';
import { MentionList } from './mention-list.tsx';
import { toBody, type Written } from './mentions.ts';
import { useMentions } from './use-mentions.ts';

const noTasks: never[] = [];

/** Writes a comment, with a preview, and offers people after an `@`. */
export function Composer({
  task,
  label,
  action,
  placeholder,
  written,
  problem,
  busy = false,
  takesFocus = false,
  focusKey,
  onChange,
  onSend,
  onEscape,
  onCancel,
}: {
  task: Task;
  label: string;
  /** What the button says. */
  action: string;
  placeholder: string;
  written: Written;
  problem: string | undefined;
  busy?: boolean;
  takesFocus?: boolean;
  /** A key that goes to the text from anywhere on the screen. */
  focusKey?: string;
  onChange: (written: Written) => void;
  onSend: () => void;
  onEscape: () => void;
  onCancel?: () => void;
}) {
  const id = useId();
  const [mode, setMode] = useState<'write' | 'preview'>('write');
  const [field, setField] = useState<HTMLTextAreaElement | null>(null);
  const isFresh = useRef(true);
  const mentions = useMentions(task, field, written, onChange);
  const isEmpty = written.text.trim() === '';
  useEffect(() => {
    if (!takesFocus || !field || !isFresh.current) return;
    isFresh.current = false;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }, [takesFocus, field]);
  useKeys(focusKey === undefined ? {} : { [focusKey]: () => field?.focus() });

  function send() {
    if (isEmpty || busy) return;
    setMode('write');
    onSend();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (mentions.onKeyDown(event) || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape') {
      // Else the same key would close the panel, or the question that is about to open.
      event.nativeEvent.stopImmediatePropagation();
      event.preventDefault();
      onEscape();
    }
  }

  return (
    <div className={problem ? 'tf-composer is-invalid' : 'tf-composer'}>
      {mode === 'write' ? (
        <textarea
          ref={setField}
          dir="auto"
          aria-label={label}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : `${id}-hint`}
          {...mentions.control}
          className="tf-composer-text"
          rows={1}
          maxLength={20_000}
          placeholder={placeholder}
          value={written.text}
          readOnly={busy}
          onChange={(event) => {
            onChange({ ...written, text: event.target.value });
            mentions.look();
          }}
          onSelect={mentions.look}
          onBlur={mentions.close}
          onKeyDown={onKeyDown}
        />
      ) : (
        <div className="tf-composer-preview">
          {isEmpty ? (
            <p className="text-faint mb-0">Nothing to preview.</p>
          ) : (
            <CommentText body={toBody(written)} mentions={written.people} tasks={noTasks} />
          )}
        </div>
      )}
      {field && mentions.options.length > 0 && <MentionList anchor={field} mentions={mentions} />}
      <div className="tf-composer-foot">
        <Segmented
          label={`${label}: mode`}
          value={mode}
          onChange={setMode}
          options={[
            { value: 'write', label: 'Write' },
            { value: 'preview', label: 'Preview' },
          ]}
        />
        <span id={`${id}-hint`} className="tf-composer-hint">
          Markdown · @ mentions · {modifierKey}+Enter sends
        </span>
        {onCancel && (
          <Button size="sm" variant="ghost" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button size="sm" variant="primary" busy={busy} disabled={isEmpty} onClick={send}>
          {action}
        </Button>
      </div>
      {problem && (
        <p id={`${id}-problem`} className="tf-composer-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
