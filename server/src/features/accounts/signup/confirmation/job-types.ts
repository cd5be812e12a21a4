import Type from 'typebox';
import { Uuid, object } from '#platform/http/index.ts';
import { jobType } from '#messaging/jobs/index.ts';

/** Someone waits for it. */
export const mailConfirmationType = jobType({
  name: 'sign_up.mail',
  summary: 'Mails the link that confirms a sign-up, or that an account exists',
  data: object({ signUpId: Uuid }),
  queue: 'interactive',
  attempts: 10,
  retrySeconds: 15,
});

export const tidySignUpsType = jobType({
  name: 'sign_up.tidy',
  summary: 'Deletes unconfirmed sign-ups',
  data: Type.Record(Type.String(), Type.Never()),
  queue: 'bulk',
});
