import { iso } from '#kernel/time.ts';
import { webAddress } from '#kernel/web-address.ts';
import {
  type ExternalSource,
  type ParsedTasks,
  MAX_ITEMS,
  type Mapping,
  type OutsideTask,
  SourceFailure,
} from './model.ts';
import { at } from './path.ts';

const [LONGEST_ID, LONGEST_TITLE, LONGEST_WORD] = [200, 500, 100];

/**
 * Parses the tasks that a source answered.
 * @throws SourceFailure when it is not JSON, has no list where one should be, or no task in it
 */
export function parseTasks(
  text: string,
  { itemsPath, mapping }: Pick<ExternalSource, 'itemsPath' | 'mapping'>,
): ParsedTasks {
  const items = at(parseJson(text), itemsPath);
  if (!Array.isArray(items))
    throw new SourceFailure(
      itemsPath === ''
        ? 'Its answer is not a list; name the path to the list in itemsPath.'
        : `There is no list at "${itemsPath}" in its answer.`,
    );
  const read = items.slice(0, MAX_ITEMS);
  const tasks = read.flatMap((item) => toOutsideTask(item, mapping) ?? []);
  if (read.length > 0 && tasks.length === 0)
    throw new SourceFailure(
      `None of ${read.length} items has an id at "${mapping.id}" and a title at "${mapping.title}".`,
    );
  return { tasks, skipped: read.length - tasks.length };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new SourceFailure('Its answer is not JSON.');
  }
}

function toOutsideTask(item: unknown, mapping: Mapping): OutsideTask | undefined {
  const read = (path: string | undefined): unknown =>
    path === undefined ? undefined : at(item, path);
  const id = words(read(mapping.id), LONGEST_ID);
  const title = words(read(mapping.title), LONGEST_TITLE);
  if (id === null || title === null) return undefined;
  return {
    id,
    title,
    status: words(read(mapping.status), LONGEST_WORD),
    priority: words(read(mapping.priority), LONGEST_WORD),
    assignee: words(read(mapping.assignee), LONGEST_ID),
    dueAt: time(read(mapping.dueAt)),
    url: webAddress(read(mapping.url)) ?? null,
  };
}

/** One line of text without control characters, cut where it gets too long; null for anything else or nothing. */
function words(value: unknown, longest: number): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value)
    .slice(0, longest * 4)
    .replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
  return text === '' ? null : text.slice(0, longest).toWellFormed();
}

const [EARLIEST, LATEST] = [Date.UTC(1900, 0), Date.UTC(3000, 0)];
/** Numbers from here on are milliseconds, smaller ones seconds since 1970. */
const MILLISECONDS_FROM = 100_000_000_000;

function time(value: unknown): string | null {
  if (typeof value === 'number') return inRange(value >= MILLISECONDS_FROM ? value : value * 1000);
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}([T ]|$)/.test(value)) return null;
  return inRange(Date.parse(value.slice(0, 40)));
}

const inRange = (ms: number): string | null =>
  ms >= EARLIEST && ms < LATEST ? iso(new Date(ms)) : null;
