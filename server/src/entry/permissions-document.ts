import {
  PROJECT_ROLES,
  type ProjectRight,
  ROLES,
  type TenantRight,
  roleHas,
} from '#identity/index.ts';
import { type Feature, isTenantRight } from '#identity/manifest.ts';

const OPENING = `# Permissions

Rights by role. This page is generated (\`npm run gen\`): each feature declares its rights in its \`rights.ts\`. If a right
is missing, the request gets 403 \`forbidden\`, and \`right\` names it.

## In a workspace
`;

const PROJECTS = `## In a project

Owners and admins are leads of every project, and managers of every project that is visible to the workspace. In these
projects, members are contributors and viewers are viewers. A role in the project takes precedence. All others get 404
for a private project.
`;

const YES = '✓';
/** Only for what they reported themselves. */
const OWN = 'own';

/** The rights of every feature by role, as a page of the guides. */
export function describePermissions(features: readonly Feature[]): string {
  const rights = features.flatMap(({ rights: own = {} }) => Object.values(own));
  const inTenant = rights.filter(isTenantRight);
  const inProject = rights.filter((right): right is ProjectRight => !isTenantRight(right));
  return [
    OPENING.trimEnd(),
    '',
    table(
      ROLES,
      inTenant.map((right) =>
        lineOf(
          right,
          ROLES.map((role) => roleHas(role, right)),
        ),
      ),
    ),
    PROJECTS,
    table(
      PROJECT_ROLES,
      inProject.map((right) =>
        lineOf(
          right,
          PROJECT_ROLES.map((role) => mayIn(right, role)),
        ),
      ),
    ),
  ].join('\n');
}

const mayIn = ({ allows }: ProjectRight, role: (typeof PROJECT_ROLES)[number]): string | boolean =>
  allows(role, false) || (allows(role, true) && OWN);

const lineOf = (
  { name, summary }: TenantRight | ProjectRight,
  cells: readonly (string | boolean)[],
): string[] => [summary, `\`${name}\``, ...cells.map((cell) => (cell === true ? YES : cell || ''))];

/** A Markdown table whose columns are as wide as their widest cell. */
function table(roles: readonly string[], lines: readonly string[][]): string {
  const all = [['', 'right', ...roles], ...lines];
  const widths = (all[0] ?? []).map((_, i) =>
    Math.max(3, ...all.map((line) => (line[i] ?? '').length)),
  );
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const [head = [], ...rest] = all;
  return [row(head), row(widths.map((width) => '-'.repeat(width))), ...rest.map(row), ''].join(
    '\n',
  );
}
