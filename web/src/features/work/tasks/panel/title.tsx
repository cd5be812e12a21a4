import { useRef, useState } from 'react';
import type { Task } from '#api/index.ts';
import { useLive } from '#live/index.ts';
import { toast } from '#ui/index.ts';
import { changeText } from '../changes.ts';
import { Conflict, useConflict } from './conflict.tsx';

/** The title, edited where it stands; saved on leaving it or on Enter. */
export function Title({ task }: { task: Task }) {
  const live = useLive();
  const [text, setText] = useState(task.title);
  const [editing, setEditing] = useState(false);
  /** Escape gives the text up; leaving the field, which follows, must not save it. */
  const givenUp = useRef(false);
  const conflict = useConflict();
  /** The title that is being changed: as it was when the writing began. */
  const [base, setBase] = useState(task.title);
  // Another person's change is shown, but never over what is being typed.
  if (base !== task.title && !editing && !conflict.problem && !conflict.isSaving) {
    setBase(task.title);
    setText(task.title);
  }

  /** Where the focus goes once a choice has been made, and its button is gone. */
  const focusPanel = () => document.querySelector<HTMLElement>('.tf-panel')?.focus();

  function takeTheirs() {
    const [written, from, refusal] = [text, base, conflict.problem];
    conflict.clear();
    setBase(task.title);
    setText(task.title);
    focusPanel();
    toast('Your title was set aside', {
      label: 'Undo',
      run: () => {
        setBase(from);
        setText(written);
        conflict.show(refusal);
      },
    });
  }

  function save(next = text.trim(), from = base) {
    setEditing(false);
    if (!next || next === from) setText(task.title);
    else if (next === task.title) setBase(next);
    else if (from !== task.title) conflict.collide();
    else {
      setBase(next);
      conflict.run(changeText(live, task, { title: next }, { title: next }));
    }
  }

  if (!task.can.update && !editing && !conflict.problem)
    return (
      <h2 className="tf-panel-title" dir="auto">
        {task.title}
      </h2>
    );
  return (
    <>
      <h2 className="visually-hidden">{task.title}</h2>
      <textarea
        dir="auto"
        className="tf-panel-title is-field"
        aria-label="Title"
        rows={1}
        maxLength={255}
        value={text}
        onFocus={() => setEditing(true)}
        onChange={(event) => setText(event.target.value.replaceAll('\n', ' '))}
        onBlur={() => {
          if (!givenUp.current) return save();
          givenUp.current = false;
          setEditing(false);
          setText(task.title);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault();
            event.currentTarget.blur();
          } else if (event.key === 'Escape') {
            event.stopPropagation();
            event.nativeEvent.stopImmediatePropagation();
            givenUp.current = true;
            event.currentTarget.closest<HTMLElement>('.tf-panel')?.focus();
          }
        }}
      />
      <Conflict
        problem={conflict.problem}
        task={task}
        mine={text.trim()}
        onKeepMine={() => {
          conflict.clear();
          setBase(task.title);
          save(text.trim(), task.title);
          focusPanel();
        }}
        onTakeTheirs={takeTheirs}
      />
    </>
  );
}
