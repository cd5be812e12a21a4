import type { Control } from '../tables/index.ts';
import type { Channel, KindCarriedBy } from './kinds.ts';

/** Every query on notification preferences. Only choices that differ from the default are stored. */

/** The stored choices of a person, without defaults. */
export async function listChoices(control: Control, accountId: string): Promise<Choice[]> {
  return control
    .selectFrom('notification_preference')
    .select(['kind', 'channel', 'wanted'])
    .where('account_id', '=', accountId)
    .$castTo<Choice>()
    .execute();
}

/** Which of these people want a kind of notification on a channel. */
export async function whoWants<C extends Channel>(
  control: Control,
  accountIds: readonly string[],
  kind: KindCarriedBy<C>,
  channel: C,
): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set();
  const usual = kind.defaults[channel];
  const others = await control
    .selectFrom('notification_preference')
    .select('account_id')
    .where('account_id', 'in', [...accountIds])
    .where('kind', '=', kind.name)
    .where('channel', '=', channel)
    .where('wanted', '=', !usual)
    .execute();
  const different = new Set(others.map(({ account_id: id }) => id));
  return new Set(accountIds.filter((id) => different.has(id) !== usual));
}

export interface Choice {
  /** The name of a kind. */
  readonly kind: string;
  readonly channel: Channel;
  readonly wanted: boolean;
}

/** Keeps what someone chose. */
export async function putChoices(
  control: Control,
  accountId: string,
  choices: readonly Choice[],
): Promise<void> {
  if (choices.length === 0) return;
  await control
    .insertInto('notification_preference')
    .values(
      choices.map(({ kind, channel, wanted }) => ({
        account_id: accountId,
        kind,
        channel,
        wanted,
      })),
    )
    .onConflict((on) =>
      on
        .columns(['account_id', 'kind', 'channel'])
        .doUpdateSet((eb) => ({ wanted: eb.ref('excluded.wanted') })),
    )
    .execute();
}
