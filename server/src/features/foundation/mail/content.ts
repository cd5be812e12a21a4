/** Text of a sentence, with the parts that stand out. Whatever is in it is text and nothing else. */
export type Phrase = readonly (string | { readonly strong: string })[];

/** A task as a mail lists it. */
export interface TaskLine {
  readonly key: string;
  readonly title: string;
  readonly url: string;
  /** Where it belongs, and when it is due. */
  readonly details: string;
  readonly late?: boolean;
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: Phrase }
  /** Fine print. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'steps'; readonly steps: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'tasks'; readonly tasks: readonly TaskLine[] }
  | { readonly kind: 'button'; readonly label: string; readonly url: string };

/** What a mail says, in no form yet: it is written out as HTML and as text. */
export interface MailContent {
  readonly subject: string;
  /** What a list of mails shows behind the subject. */
  readonly preheader: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
  /** Why the reader gets this. */
  readonly reason: string;
  /** What it is about, where several mails are one conversation. */
  readonly thread?: string;
}

/** What stands around every mail. */
export interface MailFrame {
  readonly workspace: { readonly name: string; readonly url: string };
  readonly language: string;
  /** Absent where one cannot. */
  readonly unsubscribe?: { readonly label: string; readonly url: string };
}

/** @param most characters; what is longer ends in an ellipsis */
export function excerpt(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}
