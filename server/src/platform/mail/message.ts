/** Someone mail is from or to. */
export interface Mailbox {
  readonly name?: string;
  readonly address: string;
}

/** One mail to one person, ready to go. */
export interface MailMessage {
  /** Without the angle brackets; the same however often this mail is tried. */
  readonly messageId: string;
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** When it was written, which need not be when it goes. */
  readonly date: Date;
  /** Mails with the same one are shown as one conversation. Without the angle brackets. */
  readonly thread?: string;
  /** Where a POST ends mail of this kind at once, without a login (RFC 8058). */
  readonly unsubscribeUrl?: string;
}

/** Somewhere mail can go. */
export interface MailTransport extends AsyncDisposable {
  /** Where it goes, in words for a person. */
  readonly place: string;
  /**
   * Hands a mail over.
   * @returns what was said to it, for the record
   * @throws MailRefused when this mail will never be taken; any other error may pass with time
   */
  send(message: MailMessage): Promise<string>;
}

/** This mail will not be taken, however often it is tried. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
  /** Whether it is the address that is not good, rather than the mail or the sender. */
  readonly badAddress: boolean;

  constructor(message: string, badAddress: boolean) {
    super(message);
    this.badAddress = badAddress;
  }
}
