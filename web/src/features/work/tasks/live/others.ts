import { useSyncExternalStore } from 'react';
import { statusName } from '#features/work/fields/index.ts';
import { useLive, type LiveEvent, type LiveWorkspace } from '#live/index.ts';
import { makeStore } from '#shared/index.ts';
import { announce } from '#ui/index.ts';
import { taskChangeOf } from './task-change.ts';

/** How long a card that somebody else changed shows it; the style fades it out within that time. */
const SHINE_MS = 1_800;
/** With more at once, as from an import, nothing shines: it would only be restless. */
const MOST_SHINING = 8;
/** How often a screen reader is told at most. */
const TOLD_EVERY_MS = 6_000;

/** Lets eyes and ears notice what others did to tasks. */
class Others {
  readonly shining = makeStore<ReadonlySet<string>>(new Set());
  #untold: LiveEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #toldAt = -TOLD_EVERY_MS;

  tell(events: readonly LiveEvent[]): void {
    const tasks = new Set(events.flatMap((event) => taskChangeOf(event)?.task.id ?? []));
    if (tasks.size === 0) return;
    if (tasks.size <= MOST_SHINING) {
      const { shining } = this;
      shining.set(new Set([...shining.get(), ...tasks]));
      setTimeout(
        () => shining.set(new Set([...shining.get()].filter((id) => !tasks.has(id)))),
        SHINE_MS,
      );
    }
    this.#untold.push(...events);
    if (this.#timer) return;
    const wait = Math.max(0, this.#toldAt + TOLD_EVERY_MS - Date.now());
    this.#timer = setTimeout(() => this.#say(), wait);
  }

  #say(): void {
    this.#timer = undefined;
    this.#toldAt = Date.now();
    const [only, ...more] = this.#untold;
    this.#untold = [];
    if (!only) return;
    announce(
      more.length === 0 ? sentenceOf(only) : `${more.length + 1} changes by others.`,
      'polite',
    );
  }
}

const others = (_live: LiveWorkspace) => new Others();

export const tellOfOthers = (live: LiveWorkspace, events: readonly LiveEvent[]): void =>
  live.part(others).tell(events);

/** Whether somebody else has just changed a task. */
export function useShine(id: string): boolean {
  const { shining } = useLive().part(others);
  return useSyncExternalStore(shining.watch, () => shining.get().has(id));
}

function sentenceOf(event: LiveEvent): string {
  const { task, changed } = taskChangeOf(event) ?? {};
  const who = event.actor?.name ?? 'Somebody';
  const what = task ? `${task.key} ${task.title}` : 'a task';
  switch (event.type) {
    case 'task.created':
      return `${who} created ${what}.`;
    case 'task.deleted':
      return `${who} moved ${what} to the trash.`;
    case 'task.restored':
      return `${who} restored ${what}.`;
    default:
      return task && changed?.includes('status')
        ? `${who} moved ${what} to ${statusName(task.status)}.`
        : `${who} changed ${what}.`;
  }
}
