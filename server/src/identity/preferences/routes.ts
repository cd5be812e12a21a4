import Type, { type Static } from 'typebox';
import { type FieldProblem, invalid } from '#kernel/errors.ts';
import { object, oneOf, type Route } from '#platform/http/index.ts';
import { accountRoute } from '../edge/index.ts';
import type { Control } from '../tables/index.ts';
import { CHANNELS, NOTIFICATION_KINDS, defaultOf } from './kinds.ts';
import { type Choice, listChoices, putChoices } from './preference-store.ts';

const tag = 'me';

const Preference = object(
  {
    kind: oneOf(NOTIFICATION_KINDS),
    email: Type.Optional(Type.Boolean({ description: 'By mail' })),
    inbox: Type.Optional(
      Type.Boolean({ description: 'In the list of news; absent where there is no such news' }),
    ),
  },
  { title: 'NotificationPreference' },
);
type Preference = Static<typeof Preference>;

const Preferences = object(
  { items: Type.Array(Preference, { maxItems: NOTIFICATION_KINDS.length }) },
  { title: 'NotificationPreferences' },
);

/** What somebody wants to hear of, and how. */
export const preferenceRoutes = ({ control }: { control: Control }): Route[] => [
  accountRoute(
    {
      method: 'GET',
      url: '/me/notification-preferences',
      tag,
      summary: 'What I hear of, and how',
      reply: { 200: Preferences },
    },
    async ({ account }) => read(control, account.userId),
  ),
  accountRoute(
    {
      method: 'PUT',
      url: '/me/notification-preferences',
      tag,
      summary: 'Choose what I hear of, and how',
      description: 'A kind or a channel that is left out stays as it is.',
      body: Preferences,
      reply: { 200: Preferences },
    },
    async ({ account, body }) => {
      const problems = body.items.flatMap(problemsOf);
      if (problems.length > 0) throw invalid(...problems);
      await putChoices(control, account.userId, lastOfEach(body.items.flatMap(toChoices)));
      return read(control, account.userId);
    },
  ),
];

async function read(control: Control, accountId: string): Promise<{ items: Preference[] }> {
  const chosen = new Map(
    (await listChoices(control, accountId)).map((c) => [`${c.kind} ${c.channel}`, c.wanted]),
  );
  const items = NOTIFICATION_KINDS.map((kind) => ({
    kind,
    ...Object.fromEntries(
      CHANNELS.filter((channel) => defaultOf(kind, channel) !== undefined).map((channel) => [
        channel,
        chosen.get(`${kind} ${channel}`) ?? defaultOf(kind, channel),
      ]),
    ),
  }));
  return { items };
}

const problemsOf = (preference: Preference, i: number): FieldProblem[] =>
  CHANNELS.filter(
    (channel) =>
      preference[channel] !== undefined && defaultOf(preference.kind, channel) === undefined,
  ).map((channel) => ({
    path: `items.${i}.${channel}`,
    message: `there is no ${preference.kind} in the ${channel}`,
  }));

const toChoices = (preference: Preference): Choice[] =>
  CHANNELS.flatMap((channel) => {
    const wanted = preference[channel];
    return wanted === undefined ? [] : [{ kind: preference.kind, channel, wanted }];
  });

/** One statement cannot change a row twice. */
const lastOfEach = (choices: readonly Choice[]): Choice[] => [
  ...new Map(choices.map((choice) => [`${choice.kind} ${choice.channel}`, choice])).values(),
];
