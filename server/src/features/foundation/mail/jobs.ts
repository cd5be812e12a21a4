import Type from 'typebox';
import { Uuid, object } from '#platform/http/index.ts';
import { jobType } from '#messaging/jobs/index.ts';

/** Tried for about two days, which is what servers that put us off expect (RFC 5321, 4.5.4.1). */
export const deliverMail = jobType({
  name: 'mail.deliver',
  summary: 'Sends a queued mail',
  data: object({ mailId: Uuid }),
  attempts: 13,
  retrySeconds: 30,
  timeoutSeconds: 60,
});

const Nothing = Type.Record(Type.String(), Type.Never());

export const sweepMail = jobType({
  name: 'mail.sweep',
  summary: 'Retries mails that no worker is sending any more',
  data: Nothing,
});

export const tidyMail = jobType({
  name: 'mail.tidy',
  summary: 'Deletes old mail records',
  data: Nothing,
  queue: 'bulk',
});
