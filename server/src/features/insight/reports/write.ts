import type { Task } from '#features/work/tasks/index.ts';
import { PermanentError } from '#messaging/jobs/index.ts';
import { BYTE_ORDER_MARK } from './view/csv.ts';
import type { Facts } from './view/facts.ts';
import type { Markup } from '#platform/html/index.ts';
import { type Format, MAX_SIZE } from './model.ts';
import { isOverdue, page, taskRow } from './view/page.ts';
import { tableLine, tableStart } from './view/table.ts';

type Tasks = AsyncIterable<readonly Task[]>;

/**
 * Writes a report.
 * @param progress called with the number of tasks so far
 * @throws PermanentError when it becomes larger than may be kept
 */
export const write = (
  format: Format,
  facts: Facts,
  tasks: Tasks,
  progress: (tasks: number) => void,
): Promise<string> => (format === 'html' ? writePage : writeTable)(facts, tasks, progress);

async function writePage(facts: Facts, tasks: Tasks, progress: (tasks: number) => void) {
  const budget = new SizeBudget();
  budget.take(page(facts, [], []).text);
  const rows: Markup[] = [];
  const overdue: Markup[] = [];
  for await (const some of tasks) {
    for (const task of some) {
      const row = taskRow(task, facts);
      budget.take(row.text);
      rows.push(row);
      if (!isOverdue(task, facts.now)) continue;
      budget.take(row.text);
      overdue.push(row);
    }
    progress(rows.length);
  }
  const { text } = page(facts, overdue, rows);
  new SizeBudget().take(text);
  return text;
}

async function writeTable(facts: Facts, tasks: Tasks, progress: (tasks: number) => void) {
  const budget = new SizeBudget();
  const lines = [BYTE_ORDER_MARK, tableStart()];
  for (const line of lines) budget.take(line);
  for await (const some of tasks) {
    for (const task of some) {
      const line = tableLine(task, facts);
      budget.take(line);
      lines.push(line);
    }
    progress(lines.length - 2);
  }
  return lines.join('');
}

/** What is left of the space of a report. */
class SizeBudget {
  #left = MAX_SIZE;

  take(text: string): void {
    this.#left -= Buffer.byteLength(text);
    if (this.#left < 0)
      throw new PermanentError('The project has more tasks than a report of 10 MB can hold.');
  }
}
