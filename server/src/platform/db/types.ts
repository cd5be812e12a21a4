import pg from 'pg';

/**
 * How column values arrive. Times stay text all the way to the client: making a Date of each only to
 * print it again costs a quarter of a list request.
 */

export type Parse = (text: string) => unknown;

/** `2026-11-21 04:38:35.1+00` (the logins' sessions run in UTC) to `2026-11-21T04:38:35.100Z`. */
export function isoFromTimestamptz(text: string): string {
  if (!text.endsWith('+00')) return fromElsewhere(text);
  const seconds = text.slice(0, 19);
  const fraction = text.length > 22 ? text.slice(20, text.length - 3) : '';
  return `${seconds.slice(0, 10)}T${seconds.slice(11)}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
}

/** A time of a session in another zone; `infinity` and times before year 1 stay as they are. */
function fromElsewhere(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? text : time.toISOString();
}

/** Text is unchanged; readers omit the call. */
export const asText: Parse = (text) => text;
const PARSERS = new Map<number, Parse>([
  [16, (text) => text === 't'],
  [20, Number],
  [21, Number],
  [23, Number],
  [114, (text) => JSON.parse(text)],
  [700, Number],
  [701, Number],
  [1082, asText],
  [1184, isoFromTimestamptz],
  [1700, Number],
  [3802, (text) => JSON.parse(text)],
]);

/** The parser for a column type; types not named here stay text, except bytea, which becomes a Buffer. */
export const parserOf = (oid: number): Parse =>
  PARSERS.get(oid) ?? (oid === 17 ? (pg.types.getTypeParser(17) as Parse) : asText);

/** The same parsing for queries that go through pg's own interface. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number) => parserOf(oid)) as pg.CustomTypesConfig['getTypeParser'],
};
