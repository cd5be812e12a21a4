import type { Frame, Letter } from '../letter.ts';

/**
 * A letter as HTML that mail programs show alike: tables, inline styles, 600 pixels, nothing to load.
 * What draws it comes with the first letter: most processes send none, and it would be a fifth of their start.
 */
export async function toHtml(letter: Letter, frame: Frame): Promise<string> {
  const { toDocument } = await import('./document.ts');
  return toDocument(letter, frame);
}
