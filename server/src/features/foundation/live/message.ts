import { parseId } from '#kernel/ids.ts';
import { isSuspect, textProblem } from '#kernel/text.ts';
import { type ResumePosition, parsePosition } from './resume-position.ts';

/** What a client may say. */
export type ClientMessage =
  | { readonly type: 'ping' }
  | { readonly type: 'resume'; readonly from: ResumePosition }
  | { readonly type: 'typing'; readonly taskId: string }
  | { readonly type: 'subscribe' | 'unsubscribe'; readonly projectId: string }
  | {
      readonly type: 'presence';
      /** Null: they look at nothing any more. */
      readonly projectId: string | null;
      readonly taskId: string | null;
    };

/** Why a message was not understood, for the author of the client. */
export interface Misunderstood {
  readonly type: 'error';
  readonly code: 'invalid_json' | 'unknown_type' | 'invalid';
  readonly message: string;
}

const wrong = (code: Misunderstood['code'], message: string): Misunderstood => ({
  type: 'error',
  code,
  message,
});

/** Reads a message; nothing in it is trusted. */
export function readMessage(text: string): ClientMessage | Misunderstood {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return wrong('invalid_json', 'Send text that is JSON.');
  }
  if (typeof said !== 'object' || said === null || Array.isArray(said))
    return wrong('invalid_json', 'Send a JSON object with a type.');
  const problem = isSuspect(text) ? textProblem(said) : undefined;
  if (problem) return wrong('invalid', `${problem.path}: ${problem.message}`);
  const { type, projectId, taskId = null, position } = said as Record<string, unknown>;
  const [project, task] = [parseId(projectId), parseId(taskId)];
  switch (type) {
    case 'ping':
      return { type };
    case 'resume': {
      const from = parsePosition(position);
      if (!from)
        return wrong('invalid', 'position: must be one that you were given, such as "1-42"');
      return { type, from };
    }
    case 'subscribe':
    case 'unsubscribe':
      if (!project) return wrong('invalid', 'projectId: must be the id of a project');
      return { type, projectId: project };
    case 'presence':
      if (projectId !== null && !project)
        return wrong('invalid', 'projectId: must be the id of a project, or null');
      if (taskId !== null && (!task || !project))
        return wrong('invalid', 'taskId: must be the id of a task of the project');
      return { type, projectId: project ?? null, taskId: task ?? null };
    case 'typing':
      if (!task) return wrong('invalid', 'taskId: must be the id of a task');
      return { type, taskId: task };
    default:
      return wrong(
        'unknown_type',
        'type: must be ping, resume, subscribe, unsubscribe, presence or typing',
      );
  }
}
