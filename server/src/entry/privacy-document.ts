import type { PrivacyRules } from '#kernel/privacy.ts';
import { markdownTable } from './markdown-table.ts';

const OPENING = `# Personal data

This page lists every column that TaskForce stores, and says which contain personal data. \`npm run gen\` writes it from the
\`privacy.ts\` beside the code that owns each table.
\`server/src/features/operations/portable/privacy.test.ts\` compares it with the catalog of every database, and fails if a
column is missing here.

\`tenant.…\` are the tables of a workspace. They are in the schema \`shared\` in the shared layout, in a schema for each
workspace in the others, and in the tables \`base_…\` on MariaDB. \`pgboss.…\` are the job queue's tables, in the control
plane. \`platform.…\` are tables in every cell's database (\`platform_…\` on MariaDB).
`;

const CLOSING = `## Outside the databases

- **Caches** are in the memory of each process, per tenant. They are invalidated at once when something changes, and
  entries live for at most five minutes. An erasure empties all of them.
- **Tasks of external sources** stay in the memory of a process for at most an hour, also after an erasure.
- **Redis**, if used, holds copies of the caches for the same time: names, roles and addresses of workspaces. They are
  encrypted (AES-256-GCM) under meaningless names, with keys derived from \`APP_SECRET\`. After an erasure no process can
  find them, and five minutes later they are gone.
- **Logs** identify requests by id, method, path and status. An erasure does not change log files that you keep.
- **Mail** that was sent is with its recipient. Without \`SMTP_URL\` each mail is a file in \`DATA_DIR/mail\`, readable only by
  its owner, and removed after a month. An erasure does not remove these files.
- **Backups, replicas and exported files** are under your control. A replica follows automatically. Data in backups and
  exports stays until you remove it.
- A database frees the space of deleted rows when it vacuums (PostgreSQL) or purges (MariaDB). Until then their bytes stay
  on disk, and in the write-ahead log.
`;

/** What every table holds about people, as a page of the guides. */
export function describePrivacy(rules: PrivacyRules): string {
  const tables = Object.entries(rules).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const people = tables.flatMap(([table, { people: groups = [] }]) =>
    groups.map(({ columns, content, deleted }) => [listed(table, columns), content, deleted]),
  );
  const others = tables.flatMap(([table, { others: columns = [] }]) =>
    columns.length > 0 ? [`- ${listed(table, columns)}`] : [],
  );
  return [
    OPENING,
    '## Columns about people\n',
    markdownTable(['column', 'content', 'deleted'], people),
    '## Columns without personal data\n',
    ...others,
    '',
    CLOSING.trimEnd(),
    '',
  ].join('\n');
}

const listed = (table: string, columns: readonly string[]): string =>
  `\`${table}\`: ${columns.map((column) => `\`${column}\``).join(', ')}`;
