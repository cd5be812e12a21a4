import type { Task } from '#api/index.ts';
import { statusNames, type Status } from '#ui/index.ts';

type Standing = Pick<Task, 'status' | 'transitions'>;

/** Why a status cannot be reached from here, in a few words; undefined when it can. */
export function whyNot(task: Standing, status: Status): string | undefined {
  if (status === task.status || task.transitions.includes(status)) return undefined;
  if (task.transitions.length === 0) return 'not by you';
  return `not straight from ${statusNames[task.status]}`;
}

/** Where a task may go instead, such as `From Open: In progress or Blocked`. */
export function whereTo({ status, transitions }: Standing): string {
  const from = statusNames[status];
  return transitions.length === 0
    ? 'You can’t change the status of this task'
    : `From ${from}: ${either(transitions.map((each) => statusNames[each]))}`;
}

/** A refused move in whole sentences. */
export function refusal(task: Standing & Pick<Task, 'key'>, status: Status): string {
  const { key, transitions } = task;
  if (transitions.length === 0) return `You can’t move ${key}.`;
  return (
    `${key} can’t go straight from ${statusNames[task.status]} to ${statusNames[status]}. ` +
    `It can go to ${either(transitions.map((each) => statusNames[each]))}.`
  );
}

function either(names: readonly string[]): string {
  return names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
