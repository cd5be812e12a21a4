import { useQuery } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent } from 'react';
import { announce } from '#ui/index.ts';
import type { Person, Reference, Task } from '#api/index.ts';
import { projectMembersQuery, projectsQuery } from '#features/work/projects/index.ts';
import { peopleQuery } from '#features/workspace/people/index.ts';
import { useWorkspace } from '#shared/index.ts';
import { matching, mention, mentioningAt, type Mentioning, type Written } from './mentions.ts';

/** Those who can be mentioned: members, and in a private project those who surely see it. */
function useMentionable({ projectId, assignee, reporter }: Task, isAsked: boolean): Person[] {
  const { slug, me } = useWorkspace();
  const people = useQuery({ ...peopleQuery(slug), enabled: isAsked }).data ?? [];
  const projects = useQuery({ ...projectsQuery(slug), enabled: isAsked }).data;
  const project = projects?.find(({ id }) => id === projectId);
  const isPrivate = project?.visibility === 'private';
  const { data: members = [] } = useQuery({
    ...projectMembersQuery(slug, projectId),
    enabled: isAsked && isPrivate,
  });
  const inside = new Set([
    ...members.map(({ userId }) => userId),
    ...[assignee, reporter].flatMap((person) => person?.id ?? []),
  ]);
  return people.filter(
    ({ id, kind, active }) =>
      kind === 'member' && active && id !== me.id && (!isPrivate || inside.has(id)),
  );
}

/** The list of people that opens after an `@` in a text field, and its keys. */
export function useMentions(
  task: Task,
  field: HTMLTextAreaElement | null,
  written: Written,
  onChange: (written: Written) => void,
) {
  const list = useId();
  const [mentioning, setMentioning] = useState<Mentioning>();
  const [active, setActive] = useState(0);
  /** Where the list was closed without a choice: it stays closed for that `@`. */
  const [closedAt, setClosedAt] = useState<number>();
  const people = useMentionable(task, mentioning !== undefined);
  const isOpen = mentioning !== undefined && mentioning.at !== closedAt;
  const options = isOpen ? matching(people, mentioning.query) : [];
  const at = Math.min(active, options.length - 1);
  const optionId = (index: number) => `${list}-${index}`;

  function look() {
    if (!field) return;
    const { selectionStart: start, selectionEnd: end, value } = field;
    const next = start === end ? mentioningAt(value, start) : undefined;
    if (next?.at !== mentioning?.at) setClosedAt(undefined);
    if (next?.query !== mentioning?.query) setActive(0);
    setMentioning(next);
    const found = next ? matching(people, next.query).length : 0;
    if (found > 0 && next?.query !== mentioning?.query)
      announce(found === 1 ? '1 person' : `${found} people`, 'polite');
  }

  function close() {
    setClosedAt(mentioning?.at);
  }

  function choose(person: Reference) {
    if (!mentioning) return;
    const next = mention(written, mentioning, person);
    onChange(next.written);
    setMentioning(undefined);
    // Once the field has the text.
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(next.caret, next.caret);
    });
  }

  /** @returns whether the key was for the list */
  function onKeyDown(event: KeyboardEvent): boolean {
    if (options.length === 0 || event.nativeEvent.isComposing) return false;
    const chosen = options[at];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((at + step + options.length) % options.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return false;
      choose(chosen);
    } else return false;
    event.preventDefault();
    return true;
  }

  return {
    options,
    at,
    list,
    optionId,
    look,
    close,
    choose,
    onKeyDown,
    control: {
      'aria-autocomplete': 'list' as const,
      'aria-haspopup': 'listbox' as const,
      ...(options.length > 0 && {
        'aria-controls': list,
        'aria-activedescendant': optionId(at),
      }),
    },
  };
}
