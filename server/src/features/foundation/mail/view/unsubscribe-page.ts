import { type Markup, html } from '#platform/html/index.ts';
import type { Language } from '../language.ts';
import type { AskedToStop } from '../unsubscribe.ts';
import { FRAME_WORDS } from '../words.ts';

/** What the page says: a question before, the answer after, or that the link is none. */
export type UnsubscribePage =
  | ({ readonly kind: 'question' | 'done' } & AskedToStop)
  | { readonly kind: 'wrong'; readonly language: Language };

/**
 * A standalone page without script: the reader may have neither a login nor a browser that
 * runs ours. Nothing in it comes from outside but the way home.
 * @param home where the way back leads
 */
export function unsubscribePage(page: UnsubscribePage, home: string): string {
  const { page: words } = FRAME_WORDS[page.language];
  if (page.kind === 'wrong')
    return pageOf(page.language, words.wrongTitle, [
      paragraph(words.wrong),
      link(words.home, home),
    ]);
  const what = page.preference.called[page.language];
  if (page.kind === 'done')
    return pageOf(page.language, words.doneTitle, [
      paragraph(words.done(what)),
      soft(words.again),
      link(words.home, home),
    ]);
  return pageOf(page.language, words.title, [
    paragraph(words.question(what)),
    soft(words.others),
    html`<form method="post"><button>${words.confirm}</button></form>`,
  ]);
}

const paragraph = (text: string): Markup => html`<p>${text}</p>`;
const soft = (text: string): Markup => html`<p class="soft">${text}</p>`;
const link = (text: string, url: string): Markup => html`<p><a href="${url}">${text}</a></p>`;

const pageOf = (language: Language, title: string, body: readonly Markup[]): string =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          :root {
            --ground: #f5f6f8;
            --paper: #fff;
            --line: #e5e8ed;
            --text: #171a21;
            --soft: #4c5462;
            --accent: #3b5bdb;
            --accent-text: #2f4ac0;
            color-scheme: light dark;
          }
          @media (prefers-color-scheme: dark) {
            :root {
              --ground: #0b0d10;
              --paper: #181b21;
              --line: #252932;
              --text: #e9ebef;
              --soft: #b1b8c4;
              --accent: #4263eb;
              --accent-text: #9db2ff;
            }
          }
          * {
            box-sizing: border-box;
          }
          body {
            margin: 0;
            min-height: 100vh;
            display: grid;
            place-items: center;
            padding: 1.5rem;
            background: var(--ground);
            color: var(--text);
            font:
              1rem/1.55 -apple-system,
              BlinkMacSystemFont,
              'Segoe UI',
              Roboto,
              Arial,
              sans-serif;
          }
          main {
            width: 100%;
            max-width: 27rem;
            padding: 2rem 2.25rem 2.1rem;
            background: var(--paper);
            border: 1px solid var(--line);
            border-radius: 12px;
          }
          .mark {
            display: flex;
            align-items: center;
            gap: 0.6rem;
            margin-bottom: 1.4rem;
            font-size: 0.9rem;
            font-weight: 600;
          }
          .mark b {
            display: grid;
            place-items: center;
            width: 28px;
            height: 28px;
            border-radius: 7px;
            background: var(--accent);
            color: #fff;
          }
          h1 {
            margin: 0 0 0.75rem;
            font-size: 1.4rem;
            line-height: 1.3;
            letter-spacing: -0.01em;
          }
          p {
            margin: 0 0 0.75rem;
          }
          .soft {
            color: var(--soft);
            font-size: 0.9rem;
          }
          form {
            margin: 1.4rem 0 0;
          }
          button {
            padding: 0.65rem 1.2rem;
            border: 0;
            border-radius: 8px;
            background: var(--accent);
            color: #fff;
            font: inherit;
            font-weight: 600;
            cursor: pointer;
          }
          button:focus-visible,
          a:focus-visible {
            outline: 3px solid var(--accent-text);
            outline-offset: 2px;
          }
          a {
            color: var(--accent-text);
          }
          p:last-child {
            margin: 1.2rem 0 0;
          }
        </style>
      </head>
      <body>
        <main>
          <div class="mark"><b aria-hidden="true">T</b>TaskForce</div>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `.text;
