import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { nullable } from '#platform/http/index.ts';
import { ExternalName } from '#features/foundation/people/index.ts';
import type { Origin } from '../plan.ts';

/**
 * The fields of GitHub's REST issue that an import uses
 * (https://docs.github.com/rest/issues/issues#list-repository-issues); there are many more.
 */

const User = Type.Object({ login: ExternalName });
const Label = Type.Object({ name: Type.String(), color: Type.Optional(nullable(Type.String())) });
const Time = Type.String({ format: 'date-time' });

export const GithubIssue = Type.Object({
  id: Type.Integer({ minimum: 1 }),
  number: Type.Integer({ minimum: 1, maximum: 999_999_999 }),
  title: Type.String(),
  body: Type.Optional(nullable(Type.String())),
  state: Type.Unsafe<'open' | 'closed'>({ type: 'string', enum: ['open', 'closed'] }),
  html_url: Type.Optional(Type.String()),
  user: Type.Optional(nullable(User)),
  assignee: Type.Optional(nullable(User)),
  assignees: Type.Optional(nullable(Type.Array(User))),
  labels: Type.Optional(Type.Array(Label)),
  milestone: Type.Optional(nullable(Type.Object({}))),
  comments: Type.Optional(Type.Integer({ minimum: 0 })),
  created_at: Time,
  updated_at: Time,
  closed_at: Type.Optional(nullable(Time)),
  pull_request: Type.Optional(Type.Object({})),
});
export type GithubIssue = Static<typeof GithubIssue>;

/** An issue with its place in the file. */
export interface Found extends Origin {
  readonly issue: GithubIssue;
}

/** Everyone a task is given to; GitHub names the first one twice. */
export const assigneesOf = (issue: GithubIssue): string[] => [
  ...new Set(
    [...(issue.assignees ?? []), ...(issue.assignee ? [issue.assignee] : [])].map(
      ({ login }) => login,
    ),
  ),
];

const checker = Compile(GithubIssue);

export const isGithubIssue = (entry: unknown): entry is GithubIssue => checker.Check(entry);

/** The first thing wrong with an entry: where in it, and what would be right. */
export function problemOf(entry: unknown): { path: string; message: string } {
  const [first] = checker.Errors(entry);
  const missing = (first?.params as { requiredProperties?: readonly string[] } | undefined)
    ?.requiredProperties;
  if (missing?.[0]) return { path: missing[0], message: 'is missing' };
  return {
    path: first?.instancePath.slice(1).replaceAll('/', '.') ?? '',
    message: first?.message ?? 'is invalid',
  };
}
