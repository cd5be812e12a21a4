import { useState } from 'react';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { toProblem, type ProjectPatch } from '#api/index.ts';
import { bothOf, type Both } from '#shared/both.ts';
import type { ProjectValues } from './project-form.tsx';

/** What somebody else wrote while the description was being written. */
interface Current {
  text: string;
  by: { name: string } | null;
  at: string | null;
}

/** The description in the settings of a project, merged with what others wrote since they were opened. */
export function useDescription(form: UseFormReturn<ProjectValues>, opened: string) {
  const mine = useWatch({ control: form.control, name: 'description' });
  const [base, setBase] = useState(opened);
  const [theirs, setTheirs] = useState<Current>();

  function settle(text: string, seen: string) {
    form.setValue('description', text, { shouldDirty: true });
    setBase(seen);
    setTheirs(undefined);
  }

  return {
    /** What is sent of it, when it was changed. */
    change: (text: string, seen = base): ProjectPatch =>
      text === opened && seen === opened ? {} : { description: text, descriptionBase: seen },
    /** @returns whether somebody else changed the same */
    takes(error: unknown): boolean {
      const { code, members } = toProblem(error);
      if (code !== 'text_conflict') return false;
      setTheirs((members['conflicts'] as { current: Current }[])[0]?.current);
      return true;
    },
    conflict: theirs && {
      theirs,
      both: bothOf(base, mine, theirs.text),
      settle: (text: string) => settle(text, theirs.text),
    },
  };
}

export type DescriptionConflict = { theirs: Current; both: Both; settle: (text: string) => void };
