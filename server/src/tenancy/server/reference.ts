import { ConfigError, resolveReference } from '#config/index.ts';
import { invalid } from '#kernel/errors.ts';
import { POOLED } from '#platform/db/index.ts';
import type { Engine } from '../model/index.ts';

/**
 * Where a cell's server is, as it is stored: `env:NAME`, `file:/path`, or a URL without a password. What
 * a reference stands for is looked up when it is used, and neither stored nor shown.
 */

const PROTOCOLS: Record<string, Engine> = {
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
  'mysql:': 'mysql',
  'mariadb:': 'mysql',
};
const FORMS = 'env:NAME, file:/path or an address like postgres://owner@host:5432';

/**
 * The address a reference stands for.
 * @throws ConfigError naming the reference, never what it stands for
 */
export function urlOf(reference: string): string {
  const text = resolveReference(reference);
  if (URL.canParse(text)) {
    const { protocol, hostname } = new URL(text);
    if (protocol in PROTOCOLS && hostname !== '') return text;
  }
  throw new ConfigError([
    `${reference}: its content is not the address of a database; use one like postgres://user:password@host:5432/name`,
  ]);
}

/** What the server at the end of a reference speaks. @throws ConfigError like {@link urlOf} */
export const engineAt = (reference: string): Engine =>
  PROTOCOLS[new URL(urlOf(reference)).protocol] as Engine;

/**
 * Checks what someone wants to store as a reference.
 * @param option the option it was given with
 * @throws AppError `invalid`, without repeating what may hold a password
 */
export function assertReference(option: string, reference: string): void {
  const refuse = (message: string): never => {
    throw invalid({ path: option, message });
  };
  const [, kind, rest = ''] = /^(env|file):(.*)$/.exec(reference) ?? [];
  if (kind === 'env' && !/^[A-Za-z_]\w*$/.test(rest))
    refuse('names no variable; use a form like env:CELL_2_URL');
  if (kind === 'file' && !rest.startsWith('/'))
    refuse('is not an absolute path; use a form like file:/etc/taskforce/cell-2');
  if (kind === undefined) {
    if (!URL.canParse(reference)) refuse(`is not valid; use ${FORMS}`);
    const { password, searchParams } = new URL(reference);
    if (password !== '' || searchParams.has('password'))
      refuse(
        'contains a password, which would be stored; put the address into the environment or a file and use env:NAME or file:/path',
      );
  }
  const { protocol, searchParams } = new URL(urlOf(reference));
  if (!(protocol in PROTOCOLS)) refuse(`is not valid; use ${FORMS}`);
  if (option !== '--pooler' && searchParams.has(POOLED))
    refuse('goes through a pooler; use the server’s own address, and the pooler as --pooler');
}

/** Host and port at the end of a reference, without credentials; the reference itself where it leads nowhere. */
export function hostOf(reference: string): string {
  try {
    const { host } = new URL(urlOf(reference));
    return host;
  } catch {
    return reference;
  }
}
