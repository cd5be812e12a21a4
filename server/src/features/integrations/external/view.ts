import type { SecretCipher } from '#tenancy/secrets/index.ts';
import { type Directory, referTo } from '#features/foundation/people/index.ts';
import { type Task, keyOf } from '#features/work/tasks/index.ts';
import { decryptHeaders } from './headers.ts';
import type { ExternalSource, OutsideTask } from './model.ts';
import type { MergedTask, SourceView } from './schema.ts';
import { LOCAL } from './actions.ts';

export const toSourceView = (
  source: ExternalSource,
  tenantId: string,
  cipher: SecretCipher,
): SourceView => ({
  id: source.id,
  name: source.name,
  url: source.url,
  headerNames: [...source.headerNames],
  headersReadable: decryptHeaders(cipher, tenantId, source) !== undefined,
  itemsPath: source.itemsPath,
  mapping: source.mapping,
  enabled: source.isEnabled,
  version: source.version,
  createdAt: source.createdAt,
  updatedAt: source.updatedAt,
});

export const fromOutside = (source: string, task: OutsideTask): MergedTask => ({
  source,
  id: task.id,
  key: null,
  title: task.title,
  status: task.status,
  priority: task.priority,
  assignee: task.assignee === null ? null : { id: null, name: task.assignee },
  dueAt: task.dueAt,
  url: task.url,
});

/** @param home where the workspace's people find it, without a slash at the end */
export const fromHere = (task: Task, people: Directory, home: string): MergedTask => ({
  source: LOCAL,
  id: task.id,
  key: keyOf(task),
  title: task.title,
  status: task.status,
  priority: task.priority,
  assignee: referTo(people, task.assigneeId),
  dueAt: task.dueAt,
  url: `${home}/p/${task.projectKey}/t/${task.number}`,
});
