import type { Account } from './account.ts';

/** A change of somebody's name, told to whoever keeps copies of it. */
export interface Rename {
  readonly account: Account;
  readonly tenantIds: readonly string[];
}

/** News that travels up: identity tells, features listen. */
export class Renames {
  readonly #listeners: ((news: Rename) => Promise<void>)[] = [];

  listen(listener: (news: Rename) => Promise<void>): void {
    this.#listeners.push(listener);
  }

  /** Settles when every listener has dealt with it, so that a failure reaches whoever made the change. */
  async tell(news: Rename): Promise<void> {
    for (const listener of this.#listeners) await listener(news);
  }
}
