/** What is looked for after a tenant was erased. It is forgotten as soon as it was found nowhere. */
export interface Sought {
  readonly slug: string;
  readonly name: string;
  /** Who belonged to it. */
  readonly accounts: readonly { readonly id: string; readonly email: string }[];
  /** Accounts stay although they belong to nothing else. */
  readonly keepAccounts: boolean;
  readonly hosts: readonly string[];
  /** Texts that stood in its rows. */
  readonly samples: readonly string[];
  /** The cells it had rows in. */
  readonly cells: readonly { readonly id: string; readonly name: string }[];
}

/** One database that was searched. */
export interface Searched {
  readonly place: string;
  /** The database was made for this tenant alone, and is gone. */
  readonly dropped: boolean;
  readonly tables: number;
  readonly columns: number;
  readonly rows: number;
  /** Rows that still hold something, table by table; there must be none. */
  readonly found: readonly { readonly table: string; readonly rows: number }[];
  /** Rows of other tenants in which one of the texts stands as well: theirs, and left alone. */
  readonly others: number;
}

/** The stored proof: counts only, nothing of the erased data. */
export interface ErasureReport {
  readonly tenantId: string;
  readonly erasedAt: string;
  /** How many of each were looked for. */
  readonly sought: {
    readonly ids: number;
    readonly names: number;
    readonly addresses: number;
    readonly hosts: number;
    readonly samples: number;
  };
  readonly searched: readonly Searched[];
  readonly accounts: { readonly removed: number; readonly kept: number };
  /** Where the id stays, and nothing else. */
  readonly tombstones: readonly string[];
}

/** Where a tenant's id alone stays: it is never given again, and a late write is still turned away. */
export const TOMBSTONES = [
  'control.tenant.id',
  'control.erasure.tenant_id',
  'platform.fence.tenant_id',
];
