// This file is generated from the contract.
import type { LiveEvent, LiveNotice } from './types.gen.ts';

export const liveEventTypes: readonly LiveEvent['type'][] = [
  'member.changed',
  'label.changed',
  'label.deleted',
  'workflow_template.changed',
  'workflow_template.deleted',
  'project.created',
  'project.updated',
  'project.deleted',
  'project.restored',
  'project.purged',
  'project.member_changed',
  'task.created',
  'task.updated',
  'task.deleted',
  'task.restored',
  'task.purged',
  'task.reordered',
  'project.workflow_changed',
  'webhook.disabled',
  'notification.changed',
];
export const liveNoticeTypes: readonly LiveNotice['type'][] = [
  'connection_established',
  'resumed',
  'reload',
  'project.hidden',
  'role.changed',
  'presence',
  'pong',
  'subscribed',
  'unsubscribed',
  'error',
];
