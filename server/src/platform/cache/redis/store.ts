import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import {
  PATIENCE_MS,
  type RedisPlace,
  RedisScript,
  redisCircuit,
  redisConnection,
} from '#platform/redis/index.ts';
import type { Epoch } from './epoch.ts';
import { type EntryKey, entryKeyOf, encrypt, decrypt } from './encryption.ts';

/** A load that takes longer is not kept for others. */
const LEASE_MS = 5000;

/** The right to store what is about to be loaded; an invalidation, or a lost key, takes it away. */
export interface LoadLease {
  readonly entryKey: EntryKey;
  readonly token: string;
}

/** `leased` to the caller, `busy` while another process loads, `away` if Redis must not be used now. */
export type LeaseResult =
  | { readonly is: 'found'; readonly text: string; readonly ttlMs: number }
  | { readonly is: 'leased'; readonly lease: LoadLease }
  | { readonly is: 'busy' | 'away' };

/** KEYS value, lease; ARGV token, milliseconds. The value with what is left of its time, or 1 for a lease. */
const GET_OR_LEASE = new RedisScript(`
local value = redis.call('GET', KEYS[1])
if value then return {value, redis.call('PTTL', KEYS[1])} end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
return 0`);

/** KEYS value, lease; ARGV token, value, milliseconds. Stores it if the lease still stands. */
const PUT = new RedisScript(`
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[2])
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`);

/** KEYS lease; ARGV token. Gives a lease back. */
const RELEASE = new RedisScript(`
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`);

/**
 * Values that the processes of a deployment share in Redis. A value is stored only under a lease taken
 * before it was loaded, so one that was loaded before an invalidation is never stored after it, whatever
 * Redis has lost in between. Names hold the epoch and the id that Redis gives each start of a server: one
 * that comes back with old data, or another in its place, is asked for nothing that it kept.
 */
export class SharedStore implements AsyncDisposable {
  readonly #redis: Redis;
  readonly #namespace: string;
  readonly #secret: Buffer;
  readonly #epoch: Epoch;
  readonly #circuit = redisCircuit();
  #server: string | undefined;

  /** @param secret 32 bytes, the same in every process of the deployment */
  constructor({ url, namespace }: RedisPlace, secret: Buffer, epoch: Epoch) {
    this.#namespace = namespace;
    this.#secret = secret;
    this.#epoch = epoch;
    this.#redis = redisConnection(url, 'taskforce-cache', PATIENCE_MS);
    this.#redis.on('ready', () => void this.#handshake());
    this.#redis.on('close', () => (this.#server = undefined));
  }

  /** Which start of which server this is connected to; undefined while it is to none. */
  get server(): string | undefined {
    return this.#server;
  }

  /** Connects; without Redis it goes on trying. @throws when it cannot be used now */
  async open(): Promise<void> {
    await this.#redis.connect();
  }

  /** What is stored, or the right to store it. */
  async getOrLease(path: readonly string[]): Promise<LeaseResult> {
    const entryKey = this.#entryKeyOf(path);
    if (!entryKey) return { is: 'away' };
    const token = randomBytes(9).toString('base64url');
    try {
      const answer = await this.#circuit.execute(() =>
        GET_OR_LEASE.run(this.#redis, this.#keysOf(entryKey), [token, LEASE_MS]),
      );
      if (answer === 1) return { is: 'leased', lease: { entryKey, token } };
      if (!Array.isArray(answer)) return { is: 'busy' };
      const [encrypted, ttlMs] = answer as [Buffer, number];
      const text = decrypt(encrypted, entryKey);
      return text === undefined ? { is: 'away' } : { is: 'found', text, ttlMs };
    } catch {
      return { is: 'away' };
    }
  }

  /** Stores what was loaded under a lease, unless it was invalidated meanwhile; never fails. */
  async put({ entryKey, token }: LoadLease, text: string, ttlMs: number): Promise<void> {
    const args = [token, encrypt(text, entryKey), ttlMs];
    await this.#try(() => PUT.run(this.#redis, this.#keysOf(entryKey), args));
  }

  /** Gives up a lease, so that the next one need not wait for it; never fails. */
  async release({ entryKey, token }: LoadLease): Promise<void> {
    await this.#try(() => RELEASE.run(this.#redis, this.#keysOf(entryKey).slice(1), [token]));
  }

  /** Removes a value and whatever lease there is. @returns from which server; undefined when that is not known */
  async remove(path: readonly string[]): Promise<string | undefined> {
    const { server } = this;
    const entryKey = this.#entryKeyOf(path);
    if (!entryKey) return undefined;
    const isDone = await this.#try(() => this.#redis.del(...this.#keysOf(entryKey)));
    return isDone ? server : undefined;
  }

  async #try(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await this.#circuit.execute(work);
      return true;
    } catch {
      return false;
    }
  }

  #entryKeyOf(path: readonly string[]): EntryKey | undefined {
    const epoch = this.#epoch.current;
    if (!epoch || this.#server === undefined) return undefined;
    return entryKeyOf(this.#secret, [String(epoch), this.#server, ...path]);
  }

  #keysOf({ name }: EntryKey): [value: string, lease: string] {
    // The braces keep both on one node of a Redis that is spread over several.
    return [`${this.#namespace}:c:{${name}}`, `${this.#namespace}:c:{${name}}:l`];
  }

  async #handshake(): Promise<void> {
    try {
      const info = await this.#redis.info('server');
      this.#server = /^run_id:(\S+)/m.exec(info)?.[1];
    } catch {
      this.#redis.disconnect(true);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#redis.disconnect();
  }
}
