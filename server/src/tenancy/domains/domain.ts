/** A workspace's claim to a host. Several workspaces may claim one; the one that proved it has it. */
export interface Domain {
  readonly id: string;
  readonly tenantId: string;
  /** Lower case, in punycode. */
  readonly host: string;
  /** What the TXT record has to say, after `taskforce-verify=`. */
  readonly token: string;
  readonly isPrimary: boolean;
  /** Set while the proof counts. */
  readonly verifiedAt: string | null;
  /** When the DNS last answered. */
  readonly checkedAt: string | null;
  /** Failed checks in a row, and since when. */
  readonly failures: number;
  readonly failingSince: string | null;
  /** Set when a proof stopped counting, until there is a new one. */
  readonly lostAt: string | null;
  readonly lostWhy: LostWhy | null;
  readonly createdAt: string;
}

export type LostWhy = 'record_gone' | 'proved_elsewhere';
