import {
  type Addressee,
  FRAME_WORDS,
  LANGUAGES,
  type Language,
  type MailContent,
  type ContentKind,
  type Mailer,
  readerOf,
  toHtml,
  toText,
} from '#features/foundation/mail/index.ts';
import { DEMO } from '../demo/load.ts';

/** An invented mail, written out. */
export interface Sample {
  /** In its address, such as `welcome-1-de`. */
  readonly name: string;
  readonly language: Language;
  readonly content: MailContent;
  readonly html: string;
  readonly text: string;
}

/** Every mail there is, in every language. */
export async function samplesOf(mailer: Mailer, kinds: readonly ContentKind[]): Promise<Sample[]> {
  const { sites } = mailer.deps.identity;
  const workspace = {
    name: DEMO.company,
    url: sites.tenantUrl({ slug: DEMO.slug, primaryHost: null }),
  };
  const asked = kinds.flatMap((kind) =>
    LANGUAGES.flatMap((language) => {
      const to: Addressee = {
        workspace,
        reader: readerOf(language, 'Europe/Berlin'),
        name: 'Anna Berg',
      };
      return kind.samples(to).map((content, i) => ({ kind, language, content, i }));
    }),
  );
  return Promise.all(
    asked.map(async ({ kind, language, content, i }) => {
      const unsubscribe = {
        label: FRAME_WORDS[language].unsubscribe,
        url: sites.baseAddress('/api/v1/mail/unsubscribe?token=a-sample'),
      };
      const frame = { workspace, language, ...(kind.preference !== null && { unsubscribe }) };
      return {
        name: `${kind.name}-${i + 1}-${language}`,
        language,
        content,
        html: toHtml(content, frame),
        text: toText(content, frame),
      };
    }),
  );
}
