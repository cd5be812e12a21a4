import type { PrivacyRules } from '#kernel/privacy.ts';

export const externalPrivacy: PrivacyRules = {
  'tenant.external_source': {
    people: [
      {
        columns: ['name', 'url', 'headers', 'header_names'],
        content: "can contain a person's name; credentials, encrypted for this workspace",
        deleted: 'when it is removed, or with the workspace',
      },
    ],
    others: ['id', 'items_path', 'mapping', 'enabled', 'version', 'created_at', 'updated_at'],
  },
};
