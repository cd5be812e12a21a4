import { useState } from 'react';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { toProblem, type ProjectPatch } from '#api/index.ts';
import { bothOf } from '#shared/text-conflict/index.ts';
import type { ProjectValues } from './project-form.tsx';

/** What someone else saved while the description was being written. */
interface Current {
  text: string;
  by: { id: string; name: string } | null;
  at: string | null;
}

/** What was chosen, for the note below the field. */
type Choice = { setAside: () => void } | { passages: number };

export type ProjectDescription = ReturnType<typeof useDescription>;

/** The description in the settings of a project, merged with what others wrote since they were opened. */
export function useDescription(form: UseFormReturn<ProjectValues>, opened: string) {
  const mine = useWatch({ control: form.control, name: 'description' });
  const [base, setBase] = useState(opened);
  const [theirs, setTheirs] = useState<Current>();
  const [choice, setChoice] = useState<Choice>();

  function write(text: string, seen: string, open?: Current) {
    form.setValue('description', text, { shouldDirty: true });
    setBase(seen);
    setTheirs(open);
    setChoice(undefined);
  }

  function focus([start, end]: readonly [number, number]) {
    // Once the form has the text. Its own way to set the focus comes later still, and selects nothing.
    requestAnimationFrame(() => {
      const field = document.querySelector<HTMLTextAreaElement>('textarea[name="description"]');
      field?.focus();
      field?.setSelectionRange(start, end);
    });
  }

  const both = theirs && bothOf(base, mine, theirs.text);
  return {
    choice,
    focus: () => focus([mine.length, mine.length]),
    /** What is sent of it, when it was changed. */
    change: (text: string, seen = base): ProjectPatch =>
      text === opened && seen === opened ? {} : { description: text, descriptionBase: seen },
    /** @returns whether someone else changed the same */
    takes(error: unknown): boolean {
      const { code, members } = toProblem(error);
      if (code !== 'text_conflict') return false;
      setChoice(undefined);
      setTheirs((members['conflicts'] as { current: Current }[])[0]?.current);
      return true;
    },
    conflict: theirs &&
      both && {
        theirs,
        both,
        keepMine: () => write(both.mine, theirs.text),
        takeTheirs: () => {
          write(theirs.text, theirs.text);
          setChoice({ setAside: () => write(mine, base, theirs) });
          focus([theirs.text.length, theirs.text.length]);
        },
        editMerged: () => {
          write(both.all, theirs.text);
          setChoice({ passages: both.count });
          focus(both.first);
        },
      },
  };
}
