import Type, { type Static } from 'typebox';
import { type FieldProblem, invalid } from '#kernel/errors.ts';
import { object, oneOf, type Route } from '#platform/http/index.ts';
import { accountRoute } from '../edge/index.ts';
import type { Control } from '../tables/index.ts';
import { CHANNELS, type NotificationKind } from './kinds.ts';
import { type Choice, listChoices, putChoices } from './preference-store.ts';

const tag = 'me';

const preferenceOf = (kinds: readonly NotificationKind[]) =>
  object(
    {
      kind: oneOf(kinds.map(({ name }) => name)),
      email: Type.Optional(Type.Boolean({ description: 'Whether it is sent by mail' })),
      inbox: Type.Optional(
        Type.Boolean({
          description: 'Whether it is shown in the inbox; absent for kinds that only go by mail',
        }),
      ),
    },
    { title: 'NotificationPreference' },
  );
type Preference = Static<ReturnType<typeof preferenceOf>>;

const preferencesOf = (kinds: readonly NotificationKind[]) =>
  object(
    { items: Type.Array(preferenceOf(kinds), { maxItems: kinds.length }) },
    { title: 'NotificationPreferences' },
  );

/**
 * The notification preferences of an account.
 * @param kinds what every feature tells people of
 */
export function preferenceRoutes(
  { control }: { control: Control },
  kinds: readonly NotificationKind[],
): Route[] {
  const Preferences = preferencesOf(kinds);
  return [
    accountRoute(
      {
        method: 'GET',
        url: '/me/notification-preferences',
        tag,
        summary: 'Get my notification preferences',
        reply: { 200: Preferences },
      },
      async ({ account }) => read(control, account.userId, kinds),
    ),
    accountRoute(
      {
        method: 'PUT',
        url: '/me/notification-preferences',
        tag,
        summary: 'Update my notification preferences',
        description: 'Omitted kinds and channels stay unchanged.',
        body: Preferences,
        reply: { 200: Preferences },
      },
      async ({ account, body }) => {
        const problems = body.items.flatMap((item, i) => problemsOf(item, i, kinds));
        if (problems.length > 0) throw invalid(...problems);
        await putChoices(control, account.userId, lastOfEach(body.items.flatMap(toChoices)));
        return read(control, account.userId, kinds);
      },
    ),
  ];
}

async function read(
  control: Control,
  accountId: string,
  kinds: readonly NotificationKind[],
): Promise<{ items: Preference[] }> {
  const chosen = new Map(
    (await listChoices(control, accountId)).map((c) => [`${c.kind} ${c.channel}`, c.wanted]),
  );
  const items = kinds.map(({ name, defaults }) => ({
    kind: name,
    ...Object.fromEntries(
      CHANNELS.filter((channel) => defaults[channel] !== undefined).map((channel) => [
        channel,
        chosen.get(`${name} ${channel}`) ?? defaults[channel],
      ]),
    ),
  }));
  return { items };
}

function problemsOf(
  preference: Preference,
  i: number,
  kinds: readonly NotificationKind[],
): FieldProblem[] {
  const defaults = kinds.find(({ name }) => name === preference.kind)?.defaults ?? {};
  return CHANNELS.filter(
    (channel) => preference[channel] !== undefined && defaults[channel] === undefined,
  ).map((channel) => ({
    path: `items.${i}.${channel}`,
    message: `there is no ${preference.kind} in the ${channel}`,
  }));
}

const toChoices = (preference: Preference): Choice[] =>
  CHANNELS.flatMap((channel) => {
    const wanted = preference[channel];
    return wanted === undefined ? [] : [{ kind: preference.kind, channel, wanted }];
  });

/** One statement cannot change a row twice. */
const lastOfEach = (choices: readonly Choice[]): Choice[] => [
  ...new Map(choices.map((choice) => [`${choice.kind} ${choice.channel}`, choice])).values(),
];
