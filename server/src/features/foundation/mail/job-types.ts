import Type from 'typebox';
import { Uuid, object } from '#platform/http/index.ts';
import { jobType } from '#messaging/jobs/index.ts';

/** Tried for about two days, which is what servers that put us off expect (RFC 5321, 4.5.4.1). */
export const deliverMail = jobType({
  name: 'mail.deliver',
  summary: 'Send a mail that was promised',
  data: object({ mailId: Uuid }),
  attempts: 13,
  retrySeconds: 30,
  timeoutSeconds: 60,
});

const Nothing = Type.Record(Type.String(), Type.Never());

export const sweepMail = jobType({
  name: 'mail.sweep',
  summary: 'Have mail tried again that nobody tries any more',
  data: Nothing,
});

export const tidyMail = jobType({
  name: 'mail.tidy',
  summary: 'Forget mail that was sent long ago',
  data: Nothing,
  queue: 'bulk',
});
