import { object } from '#platform/http/index.ts';
import { type EventType, eventType } from '#messaging/events/index.ts';

export const workspaceReplaced = eventType({
  type: 'workspace.replaced',
  summary:
    'Everything in the workspace was put back to what a file says; what was known of it is void',
  data: object({}),
});

export const portableEvents: readonly EventType[] = [workspaceReplaced];
