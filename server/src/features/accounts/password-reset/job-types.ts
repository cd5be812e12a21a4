import Type from 'typebox';
import { Timestamp, Uuid, object } from '#platform/http/index.ts';
import { jobType } from '#messaging/jobs/index.ts';

/** Someone waits for it; tried for about as long as its link would work. */
export const mailResetType = jobType({
  name: 'password_reset.mail',
  summary: 'Mails a password reset link if an account has the address',
  data: object({ resetId: Uuid }),
  queue: 'interactive',
  attempts: 8,
  retrySeconds: 15,
});

export const mailChangedType = jobType({
  name: 'password_reset.changed',
  summary: 'Mails the owner of an account that its password was changed',
  data: object({ accountId: Uuid, changedAt: Timestamp }),
  attempts: 13,
  retrySeconds: 30,
});

export const tidyResetsType = jobType({
  name: 'password_reset.tidy',
  summary: 'Deletes expired password reset links',
  data: Type.Record(Type.String(), Type.Never()),
  queue: 'bulk',
});
