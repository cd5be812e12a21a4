const words: Record<string, string> = {
  OPEN: 'Open',
  IN_PROGRESS: 'In progress',
  BLOCKED: 'Blocked',
  DONE: 'Done',
};

/** A status in words: the default ones as people say them, others as their project calls them. */
export const statusName = (name: string): string => words[name] ?? name;
