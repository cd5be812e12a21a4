/** HTML that is safe as it stands. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What can stand in a template; undefined is nothing. */
type Part = string | number | undefined | Markup | readonly Markup[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const toText = (part: Part): string => {
  if (part instanceof Markup) return part.text;
  if (part === undefined) return '';
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return String(part).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
};

/** Line breaks of a template lay out its source: to the page they are a space, and nothing at the end of a tag. */
const inOneLine = (text: string): string =>
  text.replaceAll(/\n\s*(?=>)/g, '').replaceAll(/\n\s*/g, ' ');

/** A template of HTML: whatever is put in is escaped, unless it was made by a template itself. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(String.raw({ raw: strings.map(inOneLine) }, ...parts.map(toText)));
