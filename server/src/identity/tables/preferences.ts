/** Owned by `preferences/`. */
export type PreferenceTables = {
  notification_preference: {
    account_id: string;
    kind: string;
    channel: string;
    wanted: boolean;
  };
};
