import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseId } from '#kernel/ids.ts';

/** Whose mail of which kind is to end. */
export interface Unsubscription {
  readonly accountId: string;
  /** The name of what they can choose. */
  readonly kind: string;
}

/**
 * Links that end mail of a kind without a login. They are good for ever: a mail is found years later, and all
 * that one can do is to send less.
 */
export class UnsubscribeTokens {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  issue({ accountId, kind }: Unsubscription): string {
    const said = `${accountId}.${kind}`;
    return `${said}.${this.#mark(said)}`;
  }

  /** @returns undefined for what was not issued here */
  read(token: string): Unsubscription | undefined {
    const [accountId = '', kind = '', mark = '', ...rest] = token.split('.');
    if (parseId(accountId) !== accountId || kind === '' || rest.length > 0) return undefined;
    const [given, right] = [mark, this.#mark(`${accountId}.${kind}`)].map((m) => Buffer.from(m));
    if (!given || !right || given.length !== right.length) return undefined;
    return timingSafeEqual(given, right) ? { accountId, kind } : undefined;
  }

  #mark(said: string): string {
    return createHmac('sha256', this.#key).update(said).digest('base64url');
  }
}
