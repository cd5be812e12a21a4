/** The channels of notifications: mail and the inbox. */
export const CHANNELS = ['email', 'inbox'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A kind of notification that people can turn on and off; each feature declares its own. */
export interface NotificationKind {
  /** Such as `task_assigned`: choices are kept under it, so it never changes. */
  readonly name: string;
  /** Whether people get it who have not chosen, by each channel that carries it. */
  readonly defaults: { readonly [C in Channel]?: boolean };
}

/** A kind that a channel carries. */
export interface KindCarriedBy<C extends Channel> extends NotificationKind {
  readonly defaults: NotificationKind['defaults'] & { readonly [K in C]: boolean };
}
export type MailedKind = KindCarriedBy<'email'>;
export type InboxKind = KindCarriedBy<'inbox'>;
