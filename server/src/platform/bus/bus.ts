/**
 * The message bus between the processes of a deployment: short messages that every other process receives within
 * milliseconds, or never. What must not be lost stands in a database; the bus only says that it is there.
 */
export interface Bus extends AsyncDisposable {
  /** Opens the connection; from then on it is opened again whenever it is lost. @throws when it cannot be opened now */
  open(): Promise<void>;
  /**
   * Tells every other process, and never this one. A message that cannot be sent is gone.
   * @param message at most {@link MAX_MESSAGE} bytes of UTF-8 without NUL
   * @returns whether it was sent; never rejects for want of a connection
   * @throws RangeError for a message or a channel's name that no connection takes: a mistake of the caller's
   */
  publish(channel: string, message: string): Promise<boolean>;
  /**
   * Receives what the other processes publish from now on, in each one's order; when a
   * line breaks, a message may come twice. @returns ends it
   */
  subscribe(channel: string, onMessage: (message: string) => void): () => void;
  /** Whether this process currently receives messages. */
  readonly isListening: boolean;
  /**
   * Called when the connection is lost and whenever it is open (again), the first time included: in between,
   * anything may have been missed. @returns ends it
   */
  onInterruption(listener: (isListening: boolean) => void): () => void;
}

/** Error callback: errors in subscribers, and connections that cannot be opened. */
export type OnBusError = (error: unknown) => void;
