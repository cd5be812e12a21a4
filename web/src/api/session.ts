import type { Remembered } from './remembered.ts';

/** What signing in hands over: a short-lived token; the refresh token stays in a cookie. */
export interface Grant {
  accessToken: string;
}

/** `unknown` until the first refresh has answered. */
export type SessionState = 'unknown' | 'in' | 'out';

/**
 * The signed-in state of this page. The access token lives here, in memory, and nowhere else.
 * Refreshing is single-flight: however many requests fail at once, one refresh answers them all.
 */
export class Session {
  #token: string | undefined;
  #state: SessionState = 'unknown';
  #refreshing: Promise<boolean> | undefined;
  readonly #listeners = new Set<(state: SessionState) => void>();
  readonly #renew: () => Promise<Grant | undefined>;
  readonly #remembered: Remembered | undefined;

  /**
   * @param renew trades the cookie for a grant; undefined means signed out; throws when offline
   * @param remembered whether this browser should have the cookie
   */
  constructor(renew: () => Promise<Grant | undefined>, remembered?: Remembered) {
    this.#renew = renew;
    this.#remembered = remembered;
  }

  /** Whether a session is to be expected, as far as this browser remembers. */
  get isExpected(): boolean {
    return this.#state === 'in' || (this.#remembered?.isSignedIn() ?? true);
  }

  get token(): string | undefined {
    return this.#token;
  }

  get state(): SessionState {
    return this.#state;
  }

  begin(grant: Grant): void {
    this.#token = grant.accessToken;
    this.#remembered?.note(true);
    this.#become('in');
  }

  end(): void {
    this.#token = undefined;
    this.#remembered?.note(false);
    this.#become('out');
  }

  /** The session was ended at the server, and the page is about to be left. */
  forget(): void {
    this.#remembered?.note(false);
  }

  /** True when signed in afterwards. A failure to reach the server is thrown and changes nothing. */
  refresh(): Promise<boolean> {
    this.#refreshing ??= this.#refreshOnce().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  /** Asks the server only when nothing is known yet, and a session is to be expected. */
  async resume(): Promise<boolean> {
    if (this.#state === 'unknown' && !this.isExpected) this.#become('out');
    return this.#state === 'unknown' ? this.refresh() : this.#state === 'in';
  }

  watch(listener: (state: SessionState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #refreshOnce(): Promise<boolean> {
    const grant = await this.#renew();
    if (grant) this.begin(grant);
    else this.end();
    return grant !== undefined;
  }

  #become(state: SessionState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
