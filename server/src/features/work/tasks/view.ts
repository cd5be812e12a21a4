import type { Actor } from '#identity/index.ts';
import type { Directory } from '#features/foundation/people/index.ts';
import { taskFields } from './fields.ts';
import type { Task } from './model.ts';
import type { TaskView } from './schema.ts';

export const toTaskView = (task: Task, actor: Actor, people: Directory): TaskView =>
  taskFields.view(task, { actor, people });
