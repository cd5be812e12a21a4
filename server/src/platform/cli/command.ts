import { type Command, Option } from 'commander';

/** An option that is given or not. */
export interface CliFlag {
  readonly kind: 'flag';
  readonly summary: string;
}

/** An option with a value. */
export interface CliText {
  readonly kind: 'text';
  /** What stands for the value in the help, such as `<n>`. */
  readonly placeholder: string;
  readonly summary: string;
  readonly choices?: readonly string[];
  readonly otherwise?: string;
}

type CliOptions = Readonly<Record<string, CliFlag | CliText>>;
type Bare<Name extends string> = Name extends `[${infer Inner}]` ? Inner : Name;

type Value<Option> = Option extends { readonly choices: readonly (infer Choice)[] }
  ? Choice | undefined
  : Option extends { readonly otherwise: string }
    ? string
    : string | undefined;

/** What was typed: every argument and option by its name. */
type Typed<Arg extends string, Options extends CliOptions> = {
  readonly [Name in Arg as Bare<Name>]: Name extends `[${string}]` ? string | undefined : string;
} & {
  readonly [Name in keyof Options]: Options[Name] extends CliFlag ? boolean : Value<Options[Name]>;
};

/** One command of `taskforce`. */
export interface CliCommand {
  readonly name: string;
  readonly summary: string;
  /** Names; one in brackets can be left out. */
  readonly args: readonly string[];
  readonly options: CliOptions;
  readonly run: (typed: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** Commands under one word, such as `domain`; a word that the program has already gets more commands. */
export interface CliGroup {
  readonly name: string;
  /** Left out for a word that someone else describes. */
  readonly summary?: string;
  /** Loads what a server never needs. */
  readonly load: () => Promise<readonly CliCommand[]>;
}

export const flag = (summary: string): CliFlag => ({ kind: 'flag', summary });
export const JSON_FLAG = flag('print JSON');

/** @returns a command whose `run` gets what its arguments and options say, by their types */
export function command<const Arg extends string, const Options extends CliOptions>(spec: {
  readonly name: string;
  readonly summary: string;
  readonly args: readonly Arg[];
  readonly options: Options;
  readonly run: (typed: Typed<Arg, Options>) => Promise<void>;
}): CliCommand {
  // `addCommand` puts in exactly what args and options name, so the one cast is here and none where commands are written.
  return { ...spec, run: (typed) => spec.run(typed as Typed<Arg, Options>) };
}

const bare = (name: string): string => name.replace(/^\[(.*)\]$/, '$1');
const dashed = (name: string): string => name.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

function optionOf(name: string, option: CliFlag | CliText): Option {
  const flags = `--${dashed(name)}`;
  if (option.kind === 'flag') return new Option(flags, option.summary);
  const made = new Option(`${flags} ${option.placeholder}`, option.summary);
  if (option.choices) made.choices([...option.choices]);
  if (option.otherwise !== undefined) made.default(option.otherwise);
  return made;
}

/** @param run does the command; it gets what was typed, by name */
export function addCommand(
  group: Command,
  { name, summary, args, options }: CliCommand,
  run: (typed: Readonly<Record<string, unknown>>) => Promise<void>,
): void {
  const added = group.command(name).description(summary);
  for (const arg of args) added.argument(arg.startsWith('[') ? arg : `<${arg}>`);
  for (const [word, option] of Object.entries(options)) added.addOption(optionOf(word, option));
  added.action(() => {
    const given: Readonly<Record<string, unknown>> = added.opts();
    const said = Object.entries(options).map(([word, { kind }]) => [
      word,
      kind === 'flag' ? given[word] === true : given[word],
    ]);
    const named = args.map((arg, i) => [bare(arg), added.processedArgs[i]]);
    return run(Object.fromEntries([...said, ...named]));
  });
}
