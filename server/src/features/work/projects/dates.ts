import { checkDate } from '#kernel/dates.ts';
import { invalid } from '#kernel/errors.ts';
import type { Project } from './model.ts';

/** @throws AppError `invalid` when a day does not exist, or a project would end before it starts */
export function checkDates(
  startDate: string | null,
  targetDate: string | null,
): Pick<Project, 'startDate' | 'targetDate'> {
  if (startDate !== null) checkDate('startDate', startDate);
  if (targetDate !== null) checkDate('targetDate', targetDate);
  if (startDate !== null && targetDate !== null && targetDate < startDate) {
    throw invalid({ path: 'targetDate', message: 'must not be before startDate' });
  }
  return { startDate, targetDate };
}
