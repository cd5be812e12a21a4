import Type from 'typebox';
import { LONGEST_STATE_NAME } from './model.ts';

/** The status of a task: the name of its state. */
export const StateName = Type.String({
  minLength: 1,
  maxLength: LONGEST_STATE_NAME,
  pattern: String.raw`^[^\s,](?:[^,]*[^\s,])?$`,
  description: `The name of a state of the project: 1 to ${LONGEST_STATE_NAME} characters without commas`,
});
