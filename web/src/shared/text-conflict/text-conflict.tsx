import { useEffect, useId, useRef, type Ref } from 'react';
import { TriangleAlert } from 'lucide-react';
import { Button } from '#ui/index.ts';
import { Ago } from '../time.tsx';
import { nameOf, type Editor } from './editor.ts';
import { SideBySide } from './side-by-side.tsx';
import './text-conflict.css';

/**
 * Two people changed the same text: shows both texts and what can be done. Nothing typed is dropped. Escape leaves the
 * view for the text.
 */
export function TextConflict({
  field,
  editor,
  theirs,
  mine,
  passages,
  busy = false,
  takesFocus = false,
  onKeepMine,
  onTakeTheirs,
  onEditMerged,
  onBack,
  ref,
}: {
  field: 'title' | 'description';
  /** Who saved theirs and when, as far as that is known. */
  editor: Editor | undefined;
  theirs: string;
  mine: string;
  /** How many passages both changed, where that is known. */
  passages?: number;
  busy?: boolean;
  /** Whether it was asked for, by a save; otherwise someone who is typing keeps the focus. */
  takesFocus?: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onEditMerged?: () => void;
  onBack: () => void;
  ref?: Ref<HTMLElement>;
}) {
  const id = useId();
  const view = useRef<HTMLElement>(null);
  useEffect(() => {
    const hasFocus = document.activeElement !== null && document.activeElement !== document.body;
    if (!hasFocus || takesFocus) view.current?.focus();
  }, [takesFocus]);
  return (
    <section
      ref={(element) => {
        view.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      className="tf-conflict"
      aria-labelledby={id}
      // It takes the focus when a save is refused.
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        event.nativeEvent.stopImmediatePropagation();
        onBack();
      }}
    >
      <div role="alert" className="tf-conflict-head">
        <TriangleAlert size={16} aria-hidden="true" />
        <p id={id}>
          <strong>
            {nameOf(editor)} changed the {field} while you were editing it
          </strong>
        </p>
      </div>
      <p className="tf-conflict-text">
        {editor?.isMe && 'You saved it in another tab or on another device. '}
        {passagesOf(passages)} Your text is still here. Choose what to save.
      </p>
      <SideBySide
        left={{
          title: editor && !editor.isMe ? `${editor.name}’s ${field}` : `Saved ${field}`,
          note: editor?.at ? (
            <>
              saved <Ago at={editor.at} />
            </>
          ) : undefined,
          text: theirs,
        }}
        right={{ title: `Your ${field}`, note: 'not saved yet', text: mine }}
      />
      <div className="tf-conflict-ways">
        <Button size="sm" variant="primary" busy={busy} onClick={onKeepMine}>
          Keep mine
        </Button>
        <Button size="sm" onClick={onTakeTheirs}>
          {editor?.isMe ? 'Take saved' : 'Take theirs'}
        </Button>
        {onEditMerged && (
          <Button size="sm" onClick={onEditMerged}>
            Edit merged
          </Button>
        )}
      </div>
    </section>
  );
}

function passagesOf(count: number | undefined): string {
  if (count === undefined) return '';
  return count > 1 ? `Both texts change ${count} passages.` : 'Both texts change the same passage.';
}
