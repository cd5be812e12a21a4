/** Labels: the list that all projects of the workspace pick from, and its page in the settings. */
export { labelsQuery } from './queries.ts';
