import type { TxScope } from '#tenancy/scope/index.ts';

type Listener = (tx: TxScope, userId: string) => void;

/** News that travels up: somebody leaves a tenant, and what they had there goes in the same commit. */
export class Departures {
  readonly #listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.#listeners.push(listener);
  }

  tell(tx: TxScope, userId: string): void {
    for (const listener of this.#listeners) listener(tx, userId);
  }
}
