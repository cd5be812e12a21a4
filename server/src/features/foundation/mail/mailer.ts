import { createHash } from 'node:crypto';
import { newId } from '#kernel/ids.ts';
import { iso } from '#kernel/time.ts';
import type { Mailbox, MailTransport } from '#platform/mail/index.ts';
import {
  type ControlTx,
  type Identity,
  type Mail,
  insertMail,
  normalEmail,
  requeueMail,
} from '#identity/index.ts';
import { type Jobs, jobRequest } from '#messaging/jobs/index.ts';
import type { SecretContext, SecretCipher } from '#tenancy/secrets/index.ts';
import { deliverMail } from './jobs.ts';
import type { MailKind } from './mail-kind.ts';
import type { UnsubscribeTokens } from './unsubscribe-token.ts';

export interface MailerDeps {
  readonly identity: Identity;
  readonly jobs: Jobs;
  readonly transport: MailTransport;
  readonly from: Mailbox;
  readonly cipher: SecretCipher;
  readonly tokens: UnsubscribeTokens;
}

/** A mail to promise. */
export interface MailRequest<D extends object> {
  readonly kind: MailKind<D>;
  /** What it is about, within its kind; with the recipient it makes the mail what it is, so the same is sent once. */
  readonly about: string;
  readonly tenantId: string;
  readonly to: {
    /** Null for someone without an account. */
    readonly accountId: string | null;
    readonly address: string;
    /** For someone without an account; an account's own counts when the mail goes. */
    readonly locale: string;
  };
  readonly data: D;
  /** A value that must be stored encrypted. */
  readonly secret?: string;
}

/** Where a mail's secret is put. */
export const secretContext = ({ tenantId, id }: Pick<Mail, 'tenantId' | 'id'>): SecretContext => ({
  tenantId,
  purpose: `mail/${id}/secret`,
});

/** Enqueues mail. */
export class Mailer {
  readonly deps: MailerDeps;
  constructor(deps: MailerDeps) {
    this.deps = deps;
  }

  /**
   * Enqueues a mail: it is sent after the transaction has been committed, once, however often it is enqueued.
   * @returns false when it was enqueued before
   */
  async enqueue<D extends object>(trx: ControlTx, mail: MailRequest<D>): Promise<boolean> {
    const { kind, about, tenantId, to, data, secret } = mail;
    const id = newId();
    const key = `${kind.name}:${about}:${to.accountId ?? normalEmail(to.address)}`;
    const isNew = await insertMail(trx, {
      id,
      key,
      tenantId,
      accountId: to.accountId,
      address: normalEmail(to.address),
      kind: kind.name,
      locale: to.locale,
      data,
      secret:
        secret === undefined
          ? null
          : this.deps.cipher.encrypt(secretContext({ tenantId, id }), secret),
      messageId: this.#messageId(key),
      createdAt: iso(this.deps.identity.clock.now()),
    });
    if (isNew) await this.#enqueue(trx, tenantId, id);
    return isNew;
  }

  /** Tries a mail again that failed. @returns false when it has gone, or there is none */
  async retry(
    trx: ControlTx,
    { id, tenantId }: { id: string; tenantId: string },
  ): Promise<boolean> {
    const isOpen = await requeueMail(trx, id, iso(this.deps.identity.clock.now()));
    if (isOpen) await this.#enqueue(trx, tenantId, id);
    return isOpen;
  }

  async #enqueue(trx: ControlTx, tenantId: string, mailId: string): Promise<void> {
    const request = jobRequest(deliverMail, { mailId }, { singletonKey: mailId });
    await this.deps.jobs.sendWithin(trx, tenantId, [request]);
  }

  /** Says nothing of the recipient, and is the same whenever this mail is sent. */
  #messageId(key: string): string {
    const mark = createHash('sha256').update(key).digest('hex').slice(0, 32);
    return `${mark}@${this.deps.from.address.split('@')[1] ?? 'localhost'}`;
  }
}
