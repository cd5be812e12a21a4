/** Columns about people: what is in them, and when it is deleted. */
export interface PersonalColumns {
  readonly columns: readonly string[];
  readonly content: string;
  readonly deleted: string;
}

/** Every column of some tables, by their names such as `tenant.task`; docs/privacy.md is written from them. */
export type PrivacyRules = Readonly<
  Record<
    string,
    {
      readonly people?: readonly PersonalColumns[];
      /** Columns without personal data. */
      readonly others?: readonly string[];
    }
  >
>;
