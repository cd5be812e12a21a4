/** How somebody hears of something: by mail, or in the page's list of news. */
export const CHANNELS = ['email', 'inbox'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What somebody can choose to hear of, and through which channels they do unless they choose; a channel that is left out does not carry it. */
const DEFAULTS = {
  task_assigned: { email: true, inbox: true },
  task_status: { inbox: true },
  task_rescheduled: { inbox: true },
  task_removed: { inbox: true },
  project_role: { inbox: true },
  task_due: { email: true },
  tasks_overdue: { email: true },
  digest: { email: false },
} as const satisfies Record<string, Partial<Record<Channel, boolean>>>;

export type NotificationKind = keyof typeof DEFAULTS;

/** Those a channel carries. */
type CarriedBy<C extends Channel> = {
  [K in NotificationKind]: C extends keyof (typeof DEFAULTS)[K] ? K : never;
}[NotificationKind];
export type MailedKind = CarriedBy<'email'>;
export type InboxKind = CarriedBy<'inbox'>;

export const NOTIFICATION_KINDS = Object.keys(DEFAULTS) as readonly NotificationKind[];

/** What everybody gets who has not chosen; undefined where the channel does not carry the kind. */
export const defaultOf = (kind: NotificationKind, channel: Channel): boolean | undefined =>
  (DEFAULTS[kind] as Partial<Record<Channel, boolean>>)[channel];

export const isMailedKind = (text: string): text is MailedKind =>
  Object.hasOwn(DEFAULTS, text) && defaultOf(text as NotificationKind, 'email') !== undefined;
