import type { MailTransport, MailMessage } from '#platform/mail/index.ts';

/** Takes every mail and keeps it, or fails as it is told to. */
export class Mailbox implements MailTransport {
  readonly place = 'a mailbox of the tests';
  readonly mails: MailMessage[] = [];
  /** Thrown at the next mails, after they were taken where `takes` says so. */
  failure: Error | undefined;
  takes = false;

  async send(message: MailMessage): Promise<string> {
    const { failure } = this;
    if (!failure || this.takes) this.mails.push(message);
    if (failure) throw failure;
    return '250 kept';
  }

  /** The mails to an address, in the order they came. */
  to(address: string): MailMessage[] {
    return this.mails.filter((mail) => mail.to.address === address);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.mails.length = 0;
  }
}
