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

/** A key that none of these projects has: the wanted one, or with the first number that is free. */
export function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  if (wanted === '' || !taken.has(wanted)) return wanted;
  for (let n = 2; ; n++) if (!taken.has(`${wanted}${n}`)) return `${wanted}${n}`;
}

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
