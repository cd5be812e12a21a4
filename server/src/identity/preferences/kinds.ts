/** How someone is told of something: by mail, or in their inbox on the page. */
export const CHANNELS = ['email', 'inbox'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Something people can choose to be told of; a feature declares its own. */
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
