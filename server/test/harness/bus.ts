import type { Bus } from '#platform/bus/index.ts';

/** A line between processes that are all in this one, and can be cut. */
export class TestLine {
  readonly #buses = new Set<TestBus>();
  /** While cut, nothing that is said is heard. */
  isCut = false;

  bus(): TestBus {
    const bus = new TestBus(this);
    this.#buses.add(bus);
    return bus;
  }

  carry(from: TestBus, channel: string, message: string): void {
    if (this.isCut) return;
    for (const bus of this.#buses) if (bus !== from) bus.hear(channel, message);
  }

  /** Mends the line and says so. */
  mend(): void {
    this.isCut = false;
    for (const bus of this.#buses) bus.interrupted();
  }
}

export class TestBus implements Bus {
  readonly isListening = true;
  readonly #line: TestLine;
  readonly #listeners = new Map<string, Set<(message: string) => void>>();
  readonly #interruptions = new Set<(isListening: boolean) => void>();
  /** Everything that was published, as `channel message`. */
  readonly said: string[] = [];

  constructor(line: TestLine) {
    this.#line = line;
  }

  async open(): Promise<void> {}

  async publish(channel: string, message: string): Promise<boolean> {
    this.said.push(`${channel} ${message}`);
    // As between processes, not within the same turn.
    await Promise.resolve();
    this.#line.carry(this, channel, message);
    return !this.#line.isCut;
  }

  subscribe(channel: string, hear: (message: string) => void): () => void {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(hear));
    return () => void listeners.delete(hear);
  }

  onInterruption(listener: (isListening: boolean) => void): () => void {
    this.#interruptions.add(listener);
    return () => void this.#interruptions.delete(listener);
  }

  hear(channel: string, message: string): void {
    for (const listener of this.#listeners.get(channel) ?? []) listener(message);
  }

  interrupted(): void {
    for (const listener of this.#interruptions) listener(true);
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}
