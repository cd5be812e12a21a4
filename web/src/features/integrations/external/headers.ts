/** What is sent along, by name. */
export type Headers = Record<string, string>;

/**
 * Reads headers as people write them, one a line: `Authorization: Bearer …`.
 * @returns the number of the line, from 1, that is none
 */
export function readHeaders(text: string): Headers | number {
  const lines = text.split('\n').map((line) => line.trim());
  const wrong = lines.findIndex((line) => line !== '' && !/^[^\s:]+:\s*\S/.test(line));
  if (wrong !== -1) return wrong + 1;
  return Object.fromEntries(
    lines
      .filter((line) => line !== '')
      .map((line) => {
        const end = line.indexOf(':');
        return [line.slice(0, end), line.slice(end + 1).trim()];
      }),
  );
}
