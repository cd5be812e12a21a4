/**
 * The command line: how a command is declared, and what commands write for a person. Colours and moving lines only on a
 * terminal.
 */
export {
  type CliCommand,
  type CliFlag,
  type CliGroup,
  type CliText,
  JSON_FLAG,
  addCommand,
  command,
  flag,
} from './command.ts';
export { bold, dim, missing, note, print, printJson, progressBar, table } from './terminal.ts';
