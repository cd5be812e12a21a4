import type { LetterKind, MailFeature, MailKind, MailPreference } from './kind.ts';

/** Every kind of mail that features send, by name. */
export class MailKinds {
  readonly all: readonly LetterKind[];
  readonly #promised: ReadonlyMap<string, MailKind>;

  /** @throws Error when two are called the same */
  constructor(features: readonly MailFeature[]) {
    this.all = features.flatMap(({ mails = [] }) => mails);
    const names = this.all.map(({ name }) => name);
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice) throw new Error(`two kinds of mail are called ${twice}`);
    this.#promised = new Map(this.all.filter(isPromised).map((kind) => [kind.name, kind]));
  }

  /** What switches off mail of a kind that people can choose, by the name of that. */
  preference(name: string): MailPreference | undefined {
    return (
      this.all.find(({ preference }) => preference?.kind.name === name)?.preference ?? undefined
    );
  }

  /** A kind that can be promised. */
  find(name: string): MailKind | undefined {
    return this.#promised.get(name);
  }
}

const isPromised = (kind: LetterKind): kind is MailKind => 'compose' in kind;
