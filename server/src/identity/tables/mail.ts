import type { Generated } from 'kysely';

/** `suppressed` was not sent on purpose: not wanted, no right to it any more, or nothing left to say. */
export type MailState = 'queued' | 'sending' | 'sent' | 'failed' | 'suppressed';

/** Owned by `mail/`. */
export type MailTables = {
  mail: {
    id: string;
    key: string;
    tenant_id: string;
    account_id: string | null;
    address: string;
    kind: string;
    locale: string;
    /** JSON. */
    data: unknown;
    secret: string | null;
    state: Generated<MailState>;
    attempts: Generated<number>;
    message_id: string;
    error: string | null;
    created_at: string;
    due_at: string;
    sent_at: string | null;
  };
  mail_refusal: {
    account_id: string;
    address: string;
    answer: string;
    refused_at: string;
  };
};
