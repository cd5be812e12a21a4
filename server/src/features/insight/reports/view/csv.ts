/** What a spreadsheet would take for a formula, also behind blanks and in full width. */
const FORMULA = /^\s*[=+\-@＝＋－＠|%\t\r]/;

/**
 * A field as RFC 4180 has it. What begins like a formula gets an apostrophe before it, which makes a
 * spreadsheet show the text instead of computing it (OWASP, CSV Injection); such a field is quoted always.
 */
export function csvField(text: string): string {
  const isFormula = FORMULA.test(text);
  const safe = isFormula ? `'${text}` : text;
  return isFormula || /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (fields: readonly string[]): string =>
  `${fields.map(csvField).join(',')}\r\n`;

/** Tells a spreadsheet that the text is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';
