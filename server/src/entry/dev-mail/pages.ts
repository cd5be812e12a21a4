import { type Markup, html } from '#platform/html/index.ts';

/** A line of a list of mails: what to show, and where it is found. */
export interface MailListItem {
  readonly title: string;
  readonly details: string;
  /** The page that shows it. */
  readonly href: string;
  readonly isShown: boolean;
}

/** What stands beside the list: a mail in both its forms. */
export interface MailDetails {
  readonly htmlHref: string;
  readonly text: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

const row = ({ title, details, href, isShown }: MailListItem): Markup =>
  html`<a href="${href}" ${isShown ? html` aria-current="true"` : ''}
    ><b>${title}</b><span>${details}</span></a
  >`;

const detail = ({ htmlHref, text, headers }: MailDetails): Markup =>
  html`<dl>
      ${headers.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    <iframe sandbox="" title="As HTML" src="${htmlHref}"></iframe>
    <pre>${text}</pre>`;

/** A list on the left, a mail on the right; nothing of the mail is run. */
export const listPage = (
  where: 'outbox' | 'templates',
  lines: readonly MailListItem[],
  shown: MailDetails | undefined,
  hint: string,
): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Mail · TaskForce</title>
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        <style>
          :root {
            color-scheme: light dark;
            font:
              14px/1.5 system-ui,
              sans-serif;
            accent-color: #3b5bdb;
            --line: color-mix(in srgb, currentColor 15%, transparent);
          }
          * {
            box-sizing: border-box;
          }
          body {
            background: light-dark(#fff, #101216);
            color: light-dark(#171a21, #e9ebef);
            margin: 0;
            display: grid;
            grid-template-columns: 22rem 1fr;
            height: 100vh;
          }
          nav {
            overflow: auto;
            border-right: 1px solid var(--line);
          }
          h1 {
            margin: 0;
            padding: 0.8rem 1rem 0;
            font-size: 1.05rem;
          }
          nav p {
            margin: 0;
            padding: 0.3rem 1rem 0.8rem;
            border-bottom: 1px solid var(--line);
          }
          nav > a {
            display: block;
            padding: 0.55rem 1rem;
            border-bottom: 1px solid var(--line);
            color: inherit;
            text-decoration: none;
          }
          nav > a[aria-current] {
            background: color-mix(in srgb, #3b5bdb 14%, transparent);
          }
          nav b,
          nav span {
            display: block;
            overflow: hidden;
            text-overflow: ellipsis;
            white-space: nowrap;
          }
          nav b {
            font-weight: 600;
          }
          nav span {
            opacity: 0.7;
            font-size: 12.5px;
          }
          main {
            display: grid;
            grid-template-rows: auto 1fr;
            grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
            min-width: 0;
          }
          dl {
            grid-column: 1 / -1;
            display: grid;
            grid-template-columns: max-content 1fr;
            gap: 0 1rem;
            margin: 0;
            padding: 0.8rem 1rem;
            border-bottom: 1px solid var(--line);
          }
          dt {
            opacity: 0.7;
          }
          dd {
            margin: 0;
            overflow-wrap: anywhere;
          }
          iframe {
            width: 100%;
            height: 100%;
            border: 0;
            background: #f5f6f8;
          }
          pre {
            margin: 0;
            padding: 1rem;
            overflow: auto;
            border-left: 1px solid var(--line);
            white-space: pre-wrap;
            overflow-wrap: anywhere;
            font-size: 12.5px;
          }
          .hint {
            grid-column: 1 / -1;
            padding: 2rem;
            opacity: 0.75;
            text-align: center;
          }
          nav p a {
            color: light-dark(#2f4ac0, #9db2ff);
          }
          nav p a[aria-current] {
            color: inherit;
            font-weight: 600;
            text-decoration: none;
          }
          @media (width < 800px) {
            body {
              grid-template-columns: 1fr;
              grid-template-rows: minmax(9rem, 32vh) 1fr;
            }
            nav {
              border-right: 0;
              border-bottom: 1px solid var(--line);
            }
            main {
              grid-template-columns: 1fr;
              grid-template-rows: auto 24rem auto;
              overflow: auto;
            }
            pre {
              border-left: 0;
              border-top: 1px solid var(--line);
            }
          }
        </style>
      </head>
      <body>
        <nav aria-label="Mails">
          <h1>Mail</h1>
          <p>
            <a href="/dev/mail" ${where === 'outbox' ? html` aria-current="page"` : ''}>Outbox</a> ·
            <a href="/dev/mail/templates" ${where === 'templates' ? html` aria-current="page"` : ''}
              >Templates</a
            >
          </p>
          ${lines.map(row)}
        </nav>
        <main>${shown ? detail(shown) : html`<div class="hint">${hint}</div>`}</main>
      </body>
    </html> `.text;
