import type { FieldMapping } from '#api/index.ts';

export type MappedField = keyof FieldMapping;

/** The fields of a task that a source can fill, in the order they are asked for. */
export const mappedFields: readonly { field: MappedField; name: string }[] = [
  { field: 'id', name: 'Id' },
  { field: 'title', name: 'Title' },
  { field: 'status', name: 'Status' },
  { field: 'priority', name: 'Priority' },
  { field: 'assignee', name: 'Assignee' },
  { field: 'dueAt', name: 'Due date' },
  { field: 'url', name: 'Link' },
];

/** Where each field is, as a form holds it: empty for nowhere. */
export type MappingValues = Record<MappedField, string>;

export interface Layout {
  itemsPath: string;
  mapping: MappingValues;
}

export const kinds = ['other', 'github', 'gitlab', 'jira'] as const;
export type Kind = (typeof kinds)[number];

/** How well-known systems answer, so that nobody has to look it up. */
export const layouts: Record<Kind, Layout & { name: string; address: string }> = {
  other: {
    name: 'Custom JSON API',
    address: 'https://example.com/api/tasks',
    itemsPath: '',
    mapping: {
      id: 'id',
      title: 'title',
      status: 'status',
      priority: 'priority',
      assignee: 'assignee',
      dueAt: 'dueAt',
      url: 'url',
    },
  },
  github: {
    name: 'GitHub issues',
    address: 'https://api.github.com/repos/acme/site/issues?per_page=100',
    itemsPath: '',
    mapping: {
      id: 'number',
      title: 'title',
      status: 'state',
      priority: '',
      assignee: 'assignee.login',
      dueAt: 'milestone.due_on',
      url: 'html_url',
    },
  },
  gitlab: {
    name: 'GitLab issues',
    address: 'https://gitlab.com/api/v4/projects/42/issues?state=opened&per_page=100',
    itemsPath: '',
    mapping: {
      id: 'references.full',
      title: 'title',
      status: 'state',
      priority: '',
      assignee: 'assignee.name',
      dueAt: 'due_date',
      url: 'web_url',
    },
  },
  jira: {
    name: 'Jira search',
    address: 'https://acme.atlassian.net/rest/api/3/search/jql?jql=project=SITE&fields=*navigable',
    itemsPath: 'issues',
    mapping: {
      id: 'key',
      title: 'fields.summary',
      status: 'fields.status.name',
      priority: 'fields.priority.name',
      assignee: 'fields.assignee.displayName',
      dueAt: 'fields.duedate',
      url: '',
    },
  },
};

export const toValues = (mapping: FieldMapping): MappingValues => ({
  id: mapping.id,
  title: mapping.title,
  status: mapping.status ?? '',
  priority: mapping.priority ?? '',
  assignee: mapping.assignee ?? '',
  dueAt: mapping.dueAt ?? '',
  url: mapping.url ?? '',
});

/** Names only what is somewhere. */
export function toMapping({ id, title, ...rest }: MappingValues): FieldMapping {
  const named = Object.entries(rest)
    .map(([field, path]) => [field, path.trim()])
    .filter(([, path]) => path !== '');
  return { id: id.trim(), title: title.trim(), ...Object.fromEntries(named) };
}

/** Whether a text is names with dots between, as the server takes them. */
export const isPath = (text: string): boolean =>
  /^[^.]{1,60}(?:\.[^.]{1,60}){0,9}$/.test(text.trim());
