import type { ContentKind, MailFeature, MailKind, MailPreference } from './mail-kind.ts';

/** Every kind of mail that features send, by name. */
export class MailKinds {
  readonly all: readonly ContentKind[];
  readonly #composable: ReadonlyMap<string, MailKind>;

  /** @throws Error when two are called the same */
  constructor(features: readonly MailFeature[]) {
    this.all = features.flatMap(({ mails = [] }) => mails);
    const names = this.all.map(({ name }) => name);
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice) throw new Error(`two kinds of mail are called ${twice}`);
    this.#composable = new Map(this.all.filter(isComposable).map((kind) => [kind.name, kind]));
  }

  /** What switches off mail of a kind that people can choose, by the name of that. */
  preference(name: string): MailPreference | undefined {
    return (
      this.all.find(({ preference }) => preference?.kind.name === name)?.preference ?? undefined
    );
  }

  /** A kind that can be enqueued. */
  find(name: string): MailKind | undefined {
    return this.#composable.get(name);
  }
}

const isComposable = (kind: ContentKind): kind is MailKind => 'compose' in kind;
