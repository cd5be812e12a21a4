import { readFileSync } from 'node:fs';

/** The embedded database cannot be used; the message is one line a person can act on. */
export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError';
  /** The last lines the server or `initdb` wrote, oldest first. */
  readonly lastLines: readonly string[];

  constructor(message: string, lines: readonly string[] = []) {
    super(message);
    this.lastLines = lines;
  }
}

/** What went wrong, as far as the caller treats it differently. */
export type Cause = 'locked' | 'port' | 'other';

const knownCauses: readonly { pattern: RegExp; cause: Cause; says: string }[] = [
  {
    // Empty: it is being written this moment.
    pattern: /lock file .* (already exists|is empty)|pre-existing shared memory block/,
    cause: 'locked',
    says: 'another server already uses these files',
  },
  {
    pattern: /Address already in use|could not create any TCP\/IP sockets/,
    cause: 'port',
    says: 'its port was taken meanwhile',
  },
  { pattern: /No space left on device|ENOSPC/, cause: 'other', says: 'the disk is full' },
  {
    pattern: /Permission denied|wrong ownership|EACCES|EPERM/,
    cause: 'other',
    says: 'it may not use its files; check who owns them',
  },
  {
    pattern: /database files are incompatible/,
    cause: 'other',
    says: 'its files were made by another version',
  },
  {
    pattern: /error while loading shared libraries|not found \(required by/,
    cause: 'other',
    says: 'a system library is missing; set DATABASE_URL to use an installed PostgreSQL',
  },
];

/** Reads the reason out of what the server said before it gave up. */
export function diagnose(lines: readonly string[]): { cause: Cause; says: string } {
  const text = lines.join('\n');
  const known = knownCauses.find(({ pattern }) => pattern.test(text));
  if (known) return { cause: known.cause, says: known.says };
  const last = lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1);
  return { cause: 'other', says: last ?? 'it said nothing' };
}

/** A one-line error that says why, quotes the last words and names the log. */
export function failure(what: string, lines: readonly string[], logFile: string) {
  const { says } = diagnose(lines);
  const quote = lines.slice(-3).join(' | ');
  const quoted = quote === '' || quote === says ? '' : ` Last lines: ${quote}`;
  return new EmbeddedDatabaseError(`${what}: ${says}. Log: ${logFile}.${quoted}`, lines);
}

/** The last lines of a log from byte `from` on, without empty ones; none when it cannot be read. */
export function lastLines(logFile: string, from = 0, count = 12): string[] {
  try {
    return toLines(readFileSync(logFile).subarray(from).toString('utf8')).slice(-count);
  } catch {
    return [];
  }
}

export function toLines(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}
