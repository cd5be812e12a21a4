/** The colours a project can take; each is told apart on light and dark ground. */
export const projectColors = [
  { value: '#3b5bdb', name: 'Blue' },
  { value: '#1098ad', name: 'Cyan' },
  { value: '#0ca678', name: 'Green' },
  { value: '#74b816', name: 'Lime' },
  { value: '#f08c00', name: 'Orange' },
  { value: '#e8590c', name: 'Red orange' },
  { value: '#d6336c', name: 'Pink' },
  { value: '#9c36b5', name: 'Violet' },
] as const;

export const fallbackColor = '#868e96';

/** A key made of a name: its initials, or its first letters when it is one word. */
export function keyOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9 ]/g, '')
    .toUpperCase()
    .split(' ')
    .filter((word) => /^[A-Z]/.test(word));
  const key = words.length > 1 ? words.map((word) => word[0]).join('') : (words[0] ?? '');
  return key.slice(0, 4);
}

/** The same, with a figure behind it where another project has that key. */
export function freeKey(name: string, taken: ReadonlySet<string>): string {
  const key = keyOf(name);
  if (key === '' || !taken.has(key)) return key;
  let next = 2;
  while (taken.has(`${key}${next}`)) next++;
  return `${key}${next}`;
}
