/** What every part is given. */
export interface PartOptions {
  /** An empty folder of the part's own. */
  readonly dataDir: string;
  readonly say: (line: string) => void;
  /** How long each measurement runs. */
  readonly seconds: number;
  readonly tenants: number;
  /** Tasks of each tenant. */
  readonly tasks: number;
  readonly only: string | undefined;
  readonly profile: boolean;
  /** The largest size to grow to, and the one layout to look at. */
  readonly largest?: number | undefined;
  readonly layout?: string | undefined;
}
