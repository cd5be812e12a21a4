import {
  PROJECT_ROLES,
  type ProjectRight,
  ROLES,
  type TenantRight,
  roleHas,
} from '#identity/index.ts';
import { type Feature, isTenantRight } from '#identity/manifest.ts';
import { markdownTable } from './markdown-table.ts';

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
    markdownTable(
      ['', 'right', ...ROLES],
      inTenant.map((right) =>
        lineOf(
          right,
          ROLES.map((role) => roleHas(role, right)),
        ),
      ),
    ),
    PROJECTS,
    markdownTable(
      ['', 'right', ...PROJECT_ROLES],
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
