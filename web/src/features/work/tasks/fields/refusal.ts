import { statusName } from '#features/work/fields/index.ts';
import type { Task } from '#api/index.ts';

type Standing = Pick<Task, 'status' | 'transitions'>;

/** Why a status cannot be reached from here, in a few words; undefined when it can. */
export function whyNot(task: Standing, status: string): string | undefined {
  if (status === task.status || task.transitions.includes(status)) return undefined;
  if (task.transitions.length === 0) return 'not by you';
  return `not straight from ${statusName(task.status)}`;
}

/** Where a task may go instead, such as `From Open: In progress or Blocked`. */
export function whereTo({ status, transitions }: Standing): string {
  const from = statusName(status);
  return transitions.length === 0
    ? 'You can’t change the status of this task'
    : `From ${from}: ${either(transitions.map((each) => statusName(each)))}`;
}

/** A refused move in whole sentences. */
export function refusal(task: Standing & Pick<Task, 'key'>, status: string): string {
  const { key, transitions } = task;
  if (transitions.length === 0) return `You can’t move ${key}.`;
  return (
    `${key} can’t go straight from ${statusName(task.status)} to ${statusName(status)}. ` +
    `It can go to ${either(transitions.map((each) => statusName(each)))}.`
  );
}

function either(names: readonly string[]): string {
  return names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
