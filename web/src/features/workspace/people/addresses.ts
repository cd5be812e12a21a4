/** Whatever people put between addresses that they paste. */
const BETWEEN = /[\s,;]+/;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * The addresses of a text, each once, however they were written: `Anna Berg <anna@example.com>, ben@example.com`.
 * @returns `wrong` is what looks like none
 */
export function addressesIn(text: string): { addresses: string[]; wrong: string[] } {
  // A name before an address in angle brackets is left out; who has no brackets has no name.
  const bare = text.replaceAll(/[^<>,;\n]*<([^<>]*)>/g, ' $1 ');
  const parts = bare.split(BETWEEN).filter(Boolean);
  const seen = new Map(parts.map((part) => [part.toLowerCase(), part]));
  const unique = [...seen.values()];
  return {
    addresses: unique.filter((part) => ADDRESS.test(part)),
    wrong: unique.filter((part) => !ADDRESS.test(part)),
  };
}
