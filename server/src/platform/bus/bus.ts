/**
 * The line between the processes of a deployment: short messages that every other process hears within
 * milliseconds, or never. What must not be lost stands in a database; the bus only says that it is there.
 */
export interface Bus extends AsyncDisposable {
  /** @throws when the line cannot be opened now */
  open(): Promise<void>;
  /** Tells every other process. Never fails; a message that cannot be sent is gone. */
  publish(channel: string, message: string): Promise<void>;
  /** Hears what the other processes publish from now on. @returns ends it */
  subscribe(channel: string, hear: (message: string) => void): () => void;
  /** Whether this process would hear what the others say. */
  readonly isHearing: boolean;
  /** Called when the line is lost and when it is back: in between, anything may have been missed. @returns ends it */
  onInterruption(listener: (isHearing: boolean) => void): () => void;
}
