/** How somebody hears of something: by mail, or in the page's list of news. */
export const CHANNELS = ['email', 'inbox'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What somebody can choose to hear of, and through which channels they do unless they choose; a channel that is left out does not carry it. */
const DEFAULTS = {
  task_assigned: { email: true, inbox: true },
  mention: { email: true, inbox: true },
  task_due: { email: true, inbox: true },
  tasks_overdue: { email: true, inbox: true },
  digest: { email: false },
} as const satisfies Record<string, Partial<Record<Channel, boolean>>>;

export type NotificationKind = keyof typeof DEFAULTS;

export const NOTIFICATION_KINDS = Object.keys(DEFAULTS) as readonly NotificationKind[];

/** What everybody gets who has not chosen; undefined where the channel does not carry the kind. */
export const defaultOf = (kind: NotificationKind, channel: Channel): boolean | undefined =>
  (DEFAULTS[kind] as Partial<Record<Channel, boolean>>)[channel];

export const isNotificationKind = (text: string): text is NotificationKind =>
  Object.hasOwn(DEFAULTS, text);
