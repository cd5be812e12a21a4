/** The words and signs of work that every feature shows: what a status means, how urgent something is. */
export { priorities, PriorityIcon, priorityNames, type Priority } from './priority.tsx';
export { statusName } from './status-name.ts';
export {
  categories,
  categoryClasses,
  categoryColors,
  categoryNames,
  StatusIcon,
  type Category,
} from './status.tsx';
