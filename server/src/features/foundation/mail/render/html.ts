import type { MailFrame, MailContent } from '../content.ts';

/**
 * A mail as HTML that mail programs show alike: tables, inline styles, 600 pixels, nothing to load.
 * What draws it comes with the first mail: most processes send none, and it would be a fifth of their start.
 */
export async function toHtml(content: MailContent, frame: MailFrame): Promise<string> {
  const { toDocument } = await import('./document.ts');
  return toDocument(content, frame);
}
