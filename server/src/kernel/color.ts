/** Mid tones that stand out on a white and on a dark ground alike. */
const PALETTE = [
  '#d9480f',
  '#c2255c',
  '#9c36b5',
  '#6741d9',
  '#3b5bdb',
  '#1971c2',
  '#0c8599',
  '#099268',
  '#2f9e44',
  '#66a80f',
  '#e67700',
  '#868e96',
] as const;

/** The colour a name gets when no one chose one: the same name, the same colour, everywhere (FNV-1a). */
export function colorFor(name: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(name)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return PALETTE[hash % PALETTE.length] as string;
}
