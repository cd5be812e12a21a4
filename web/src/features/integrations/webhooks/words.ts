import type { EventType, Webhook, WebhookDelivery } from '#api/index.ts';
import type { DeliveryState } from './queries.ts';

/** What a webhook is called where there is room for little: its host. */
export const nameOf = ({ url }: Pick<Webhook, 'url'>): string =>
  URL.canParse(url) ? new URL(url).host : url;

export const deliveryWords: Record<DeliveryState, { name: string; className: string }> = {
  pending: { name: 'Waiting', className: '' },
  delivered: { name: 'Delivered', className: ' is-success' },
  failed: { name: 'Failed', className: ' is-danger' },
  skipped: { name: 'Skipped', className: ' is-warning' },
};

/** How the last attempt ended: `204 in 38 ms`, or why there was no answer; undefined before the first. */
export function outcomeOf(delivery: WebhookDelivery): string | undefined {
  const { responseStatus, durationMs, error } = delivery;
  if (responseStatus === null) return error ?? undefined;
  return durationMs === null
    ? String(responseStatus)
    : `${responseStatus} in ${spanOf(durationMs)}`;
}

const spanOf = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`);

/** JSON as people read it; other text as it is. */
export function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const groupNames: Record<string, string> = {
  task: 'Tasks',
  project: 'Projects',
  label: 'Labels',
  member: 'People',
  workspace: 'Workspace',
  webhook: 'Webhooks',
};
const order = Object.keys(groupNames);

export interface EventGroup {
  name: string;
  types: EventType[];
}

/** Events by what they are about, the most wanted first; what a later server adds comes last. */
export function groupsOf(types: readonly EventType[]): EventGroup[] {
  const byTopic = Map.groupBy(types, ({ type }) => type.split('.')[0] ?? type);
  const place = (topic: string) => (order.includes(topic) ? order.indexOf(topic) : order.length);
  return [...byTopic]
    .toSorted(([a], [b]) => place(a) - place(b) || a.localeCompare(b))
    .map(([topic, found]) => ({ name: groupNames[topic] ?? capitalised(topic), types: found }));
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
