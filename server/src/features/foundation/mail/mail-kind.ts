import type { Account, MailedKind, Role } from '#identity/index.ts';
import type { TenantRecord } from '#tenancy/index.ts';
import type { Dictionary, Reader } from './language.ts';
import type { MailContent } from './content.ts';
import type { Feature } from '#identity/manifest.ts';

/** A feature with its own kinds of mail. */
export interface MailFeature extends Feature {
  /** Those it enqueues, and those it sends at once, whose samples can be looked at. */
  readonly mails?: readonly ContentKind[];
}

/** Whom a mail is written to, and from which workspace; the names are fit for mail. */
export interface Addressee {
  readonly workspace: { readonly name: string; readonly url: string };
  readonly reader: Reader;
  /** Absent for someone without an account. */
  readonly name?: string;
}

/** The same when the mail is about to go, with what decides whether it may. */
export interface MailDelivery extends Addressee {
  readonly tenant: TenantRecord;
  /** With the role they have now; absent for someone without an account. */
  readonly member?: { readonly account: Account; readonly role: Role };
  /** What was kept encrypted until now. */
  readonly secret?: string;
}

/** What switches a kind of mail off. */
export interface MailPreference {
  readonly kind: MailedKind;
  /** What such mail is called, in a sentence: "reminders about tasks that are due soon". */
  readonly called: Dictionary<string>;
}

/** What every kind of mail says of itself. */
export interface ContentKind {
  readonly name: string;
  /** The choice that switches it off; null for what someone has to get. */
  readonly preference: MailPreference | null;
  /** Invented mails, for looking at. */
  readonly samples: (to: Addressee) => readonly MailContent[];
}

/** A kind of mail that a workspace's features enqueue. `D` are the ids it is made of. */
export interface MailKind<D extends object = never> extends ContentKind {
  /**
   * Reads what it says when it is about to go, and with what rights the reader has by then.
   * @returns undefined when there is nothing left to say
   */
  readonly compose: (to: MailDelivery, data: D) => Promise<MailContent | undefined>;
}
