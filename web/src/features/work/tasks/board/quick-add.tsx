import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { messageOf, type Project } from '#api/index.ts';
import { statusName } from '#features/work/fields/index.ts';
import { useLive } from '#live/index.ts';
import { useDraft } from '#shared/index.ts';
import { toastProblem } from '#ui/index.ts';
import { createTask } from '../changes.ts';

/** One line at a column's foot: Enter adds a task and keeps the line open for the next. */
export function QuickAdd({ project, status }: { project: Project; status: string }) {
  const live = useLive();
  const [open, setOpen] = useState(false);
  const draft = useDraft(`task.quick/${project.id}/${status}`, '');
  const { value: title, set: setTitle } = draft;
  const [sending, setSending] = useState<string[]>([]);
  const button = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  function add() {
    const text = title.trim();
    if (!text) return;
    setTitle('');
    setSending((now) => [...now, text]);
    createTask(live, { projectId: project.id, title: text, status })
      .catch((error: unknown) => {
        if (!field.current?.value) setTitle(text);
        toastProblem(`“${text}” was not added: ${messageOf(error)}`);
      })
      .finally(() => setSending((now) => now.filter((each) => each !== text)));
  }

  return (
    <footer className="tf-column-foot">
      {sending.map((text) => (
        <div key={text} className="tf-card is-sending">
          {text}
        </div>
      ))}
      {open ? (
        <textarea
          ref={field}
          className="tf-quick-add"
          aria-label={`New task in ${statusName(status)}`}
          placeholder="What needs to be done? Enter adds it."
          rows={2}
          maxLength={255}
          autoFocus
          value={title}
          onChange={(event) => setTitle(event.target.value.replaceAll('\n', ' '))}
          onBlur={() => {
            if (!title.trim()) setOpen(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
              event.preventDefault();
              add();
            } else if (event.key === 'Escape') {
              event.stopPropagation();
              // What is typed is kept for the next time.
              setOpen(false);
              requestAnimationFrame(() => button.current?.focus());
            }
          }}
        />
      ) : (
        <button
          ref={button}
          type="button"
          className="tf-column-add"
          aria-label={`Add task to ${statusName(status)}`}
          onClick={() => setOpen(true)}
        >
          <Plus size={15} aria-hidden="true" /> Add task
        </button>
      )}
    </footer>
  );
}
