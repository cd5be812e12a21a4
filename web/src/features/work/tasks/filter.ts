/** What a board or list is narrowed to, as it stands in the address; several values by comma. */
export interface TaskFilter {
  q?: string;
  status?: string;
  priority?: string;
  assignee?: string;
  label?: string;
  /** Looks at the trash instead. */
  deleted?: true;
}

export const filterFields = ['q', 'status', 'priority', 'assignee', 'label'] as const;

/** Keeps of an address's search only the fields of a filter that say something. */
export function toFilter(search: Record<string, unknown>): TaskFilter {
  const filter: TaskFilter = {};
  for (const field of filterFields) {
    const value = search[field];
    if (typeof value === 'number' || (typeof value === 'string' && value))
      filter[field] = `${value}`;
  }
  const { deleted } = search;
  if (deleted === true || deleted === 'true') filter.deleted = true;
  return filter;
}

/** A board shows every status as a column and nothing deleted, so it takes no filter by either. */
export function withoutStatus(filter: TaskFilter): TaskFilter {
  const rest = { ...filter };
  delete rest.status;
  delete rest.deleted;
  return rest;
}

export function valuesOf(text: string | undefined): string[] {
  return text ? text.split(',').filter(Boolean) : [];
}

/** Adds the value when it is absent and removes it when present; undefined when none is left. */
export function toggled(text: string | undefined, value: string): string | undefined {
  const values = valuesOf(text);
  const next = values.includes(value)
    ? values.filter((each) => each !== value)
    : [...values, value];
  return next.length > 0 ? next.join(',') : undefined;
}
