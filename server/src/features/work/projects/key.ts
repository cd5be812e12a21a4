/** Two to ten of A-Z and 0-9, a letter first: the QUIC of QUIC-12. */
export const KEY_PATTERN = '^[A-Z][A-Z0-9]{1,9}$';
const LONGEST = 10;

/**
 * A key for a name: initials of several words, the beginning of a single one.
 * @example deriveKey('Website relaunch') === 'WR'; deriveKey('Onboarding') === 'ONBO'
 */
export function deriveKey(name: string): string {
  const words = name
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9\s_/.-]/g, '')
    .split(/[^A-Z0-9]+/)
    .filter(Boolean);
  const [first = ''] = words;
  const key = words.length > 1 ? words.map((word) => word.charAt(0)).join('') : first.slice(0, 4);
  const lettered = key.replace(/^[0-9]+/, '').slice(0, 5);
  return lettered.length >= 2 ? lettered : `${lettered}PRJ`.slice(0, 4);
}

/** The key itself or, when it is taken, the key with the smallest free number behind it. */
export function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : String(number);
    const key = wanted.slice(0, LONGEST - suffix.length) + suffix;
    if (!taken.has(key)) return key;
  }
}
