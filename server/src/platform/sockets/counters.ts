/** Counters of the sockets of a process, for monitoring. */
export interface SocketCounters {
  /** Connections there are now. */
  open: number;
  /** Since the process began. */
  opened: number;
  received: number;
  sent: number;
  /** Ended connections by the code they ended with. */
  readonly closed: Record<number, number>;
}

export const newCounters = (): SocketCounters => ({
  open: 0,
  opened: 0,
  received: 0,
  sent: 0,
  closed: {},
});
