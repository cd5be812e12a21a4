/**
 * Content-Disposition of a file to download (RFC 6266): its name in ASCII for old programs, and in full. Neither
 * can end the header or leave its quotes, whatever the name holds.
 */
export function attachment(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const full = encodeURIComponent(name.toWellFormed().replaceAll(/\p{Cc}/gu, '_')).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
