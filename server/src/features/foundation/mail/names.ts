/** What mail programs show as nothing, or as text in another order; spaces of every kind become one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** With a scheme, or as addresses are written without one: all that stands together with it. */
const URL_LIKE =
  /[a-z][a-z0-9+.-]{0,30}:[/\\]{2}\S*|(?:mailto|tel|sms|javascript|data):\S+|\bwww\.\S+|[^\s/]+\.[^\s/]{2,}\/\S*/giu;
/** What joins the labels of a host (UTS 46), between characters that could be of one. */
const DOT = /(?<=\S)[.\u3002\uff0e\uff61](?=[\p{L}\p{N}])/gu;
/** Looks like a full stop, and belongs to no host. */
const STOP = '\u2024';

/** More than any name has: what is longer is not looked at, and costs nothing. */
const MOST_READ = 1000;

/** Cuts between what people see as letters, never inside one. */
const letters = new Intl.Segmenter();

/** Longest names in mail, in letters as people see them. */
export const MOST_OF_NAME = 60;
export const MOST_OF_TITLE = 120;

/**
 * A name that someone else chose, fit for mail: one line, shortened, without URLs, without characters that hide or turn
 * others, and with nothing in it that a mail program makes a link of.
 */
export function nameInMail(name: string, most = MOST_OF_NAME): string {
  const plain = name
    .slice(0, MOST_READ)
    .toWellFormed()
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(UNSEEN, '')
    .replaceAll(URL_LIKE, ' ')
    .replaceAll(DOT, STOP)
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const seen = Array.from(letters.segment(plain), ({ segment }) => segment);
  if (seen.length > most)
    return `${seen
      .slice(0, most - 1)
      .join('')
      .trimEnd()}…`;
  return plain === '' ? '…' : plain;
}

/** The same for a task's title, which may be longer. */
export const titleInMail = (title: string): string => nameInMail(title, MOST_OF_TITLE);
