import Type from 'typebox';
import { Uuid, object } from '#platform/http/index.ts';
import { jobType } from '#messaging/jobs/index.ts';

/** Somebody waits for it. */
export const mailConfirmationType = jobType({
  name: 'sign_up.mail',
  summary: 'Mail the link that confirms a sign-up, or that there is an account',
  data: object({ signUpId: Uuid }),
  queue: 'interactive',
  attempts: 10,
  retrySeconds: 15,
});

export const tidySignUpsType = jobType({
  name: 'sign_up.tidy',
  summary: 'Forget sign-ups that nobody confirmed in time',
  data: Type.Record(Type.String(), Type.Never()),
  queue: 'bulk',
});
