import { useSyncExternalStore } from 'react';
import type { LiveEvent } from '#live/index.ts';
import { makeStore, statusName } from '#shared/index.ts';
import { announce } from '#ui/index.ts';
import { taskChangeOf } from './task-change.ts';

/** How long a card that somebody else changed shows it; the style fades it out within that time. */
const SHINE_MS = 1_800;
/** With more at once, as from an import, nothing shines: it would only be restless. */
const MOST_SHINING = 8;
/** How often a screen reader is told at most. */
const TOLD_EVERY_MS = 6_000;

const shining = makeStore<ReadonlySet<string>>(new Set());
let untold: LiveEvent[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
let toldAt = -TOLD_EVERY_MS;

/** Whether somebody else has just changed a task. */
export function useShine(id: string): boolean {
  return useSyncExternalStore(shining.watch, () => shining.get().has(id));
}

/** Lets eyes and ears notice what others did to tasks. */
export function tellOfOthers(events: readonly LiveEvent[]): void {
  const tasks = new Set(events.flatMap((event) => taskChangeOf(event)?.task.id ?? []));
  if (tasks.size === 0) return;
  if (tasks.size <= MOST_SHINING) {
    shining.set(new Set([...shining.get(), ...tasks]));
    setTimeout(
      () => shining.set(new Set([...shining.get()].filter((id) => !tasks.has(id)))),
      SHINE_MS,
    );
  }
  untold.push(...events);
  timer ??= setTimeout(tell, Math.max(0, toldAt + TOLD_EVERY_MS - Date.now()));
}

function tell(): void {
  timer = undefined;
  toldAt = Date.now();
  const [only, ...more] = untold;
  untold = [];
  if (!only) return;
  announce(
    more.length === 0 ? sentenceOf(only) : `${more.length + 1} changes by others.`,
    'polite',
  );
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
