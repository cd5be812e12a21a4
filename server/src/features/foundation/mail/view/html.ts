import { Markup, html } from '#platform/html/index.ts';
import type { MailContent, MailFrame } from '../content.ts';
import { TABLE, blockOf, line, link } from './blocks.ts';
import { DARK, FONT, LIGHT } from './theme.ts';

/**
 * A mail as HTML that mail programs show alike: tables, inline styles, 600 pixels, nothing to load. Outlook lays tables
 * out and nothing else, Gmail drops style sheets that it does not like, and a style sheet adds the dark where it is heeded.
 */
export const toHtml = (content: MailContent, frame: MailFrame): string =>
  html`<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
    <html dir="ltr" lang="${frame.language}">
      <head>
        <meta content="text/html; charset=UTF-8" http-equiv="Content-Type" />
        <meta name="x-apple-disable-message-reformatting" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${content.subject}</title>
        <style>
          ${STYLE_SHEET}
        </style>
      </head>
      <body class="ground" style="background-color:${LIGHT.ground};margin:0;padding:0">
        <table width="100%" align="center" ${TABLE}>
          <tbody>
            <tr>
              <td style="margin:0;padding:0;background-color:${LIGHT.ground};font-family:${FONT}">
                ${preview(content.preheader)}
                <table
                  align="center"
                  width="100%"
                  class="outer"
                  ${TABLE}
                  style="max-width:600px;padding:28px 12px 36px"
                >
                  <tbody>
                    <tr style="width:100%">
                      <td>${paper(content, frame)}${foot(content, frame)}</td>
                    </tr>
                  </tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>`.text;

/** Ours alone: nothing of a mail goes into it. */
const STYLE_SHEET = new Markup(DARK);

/** Programs show about as many characters of a mail in their lists. */
const PREVIEW = 150;
/** Spaces that take no room: they keep what follows the preview out of the list. */
const FILLER = '\u00a0\u200c\u200b\u200d\u200e\u200f\ufeff';

function preview(text: string): Markup {
  const shown = text.slice(0, PREVIEW);
  return html`<div
    style="display:none;overflow:hidden;line-height:1px;opacity:0;max-height:0;max-width:0"
  >
    ${shown}
    <div>${FILLER.repeat(PREVIEW - shown.length)}</div>
  </div>`;
}

const section = (cells: Markup, attributes: Markup): Markup =>
  html`<table align="center" width="100%" ${TABLE} ${attributes}>
    <tbody>
      <tr>
        <td>${cells}</td>
      </tr>
    </tbody>
  </table>`;

const row = (padding: string, cells: Markup): Markup =>
  html`<table align="center" width="100%" ${TABLE}>
    <tbody style="width:100%">
      <tr style="width:100%">
        <td class="pad" style="padding:${padding}">${cells}</td>
      </tr>
    </tbody>
  </table>`;

function paper(content: MailContent, { workspace }: MailFrame): Markup {
  const heading = html`<h1
    class="text"
    style="margin:0 0 14px;font-size:22px;line-height:29px;font-weight:650;letter-spacing:-0.01em;color:${LIGHT.text}"
  >
    ${content.heading}
  </h1>`;
  return section(
    html`${row('26px 36px 0', mark(workspace.name))}${row('22px 36px 18px', html`${heading}${content.blocks.map(blockOf)}`)}`,
    // A separate border keeps the corners round where others collapse.
    html`class="paper" style="background-color:${LIGHT.paper};border:1px solid
    ${LIGHT.line};border-radius:12px;border-collapse:separate"`,
  );
}

/** The product's mark without an image: none would be shown before somebody allows it. */
const mark = (workspace: string): Markup =>
  html`<table ${TABLE}>
    <tbody>
      <tr>
        <td
          width="28"
          height="28"
          align="center"
          style="width:28px;height:28px;border-radius:7px;background-color:${LIGHT.accent};color:#ffffff;font-size:16px;font-weight:700;line-height:28px;text-align:center"
        >
          T
        </td>
        <td
          class="text"
          style="padding-left:10px;font-size:14px;font-weight:600;color:${LIGHT.text}"
        >
          ${workspace}
        </td>
      </tr>
    </tbody>
  </table>`;

function foot({ reason }: MailContent, { workspace, unsubscribe }: MailFrame): Markup {
  const small = `font-size:12px;line-height:18px;margin:0 0 6px;color:${LIGHT.faint}`;
  const color = `color:${LIGHT.faint};text-decoration`;
  const end =
    unsubscribe &&
    line(
      'faint',
      small,
      link(unsubscribe.url, 'faint', `${color}:underline`, html`${unsubscribe.label}`),
    );
  const rule = html`<hr
    class="line"
    style="width:100%;border:none;border-top:1px solid #eaeaea;margin:14px 0 12px;border-color:${LIGHT.line}"
  />`;
  const home = html`${workspace.url.replace(/^https?:\/\//, '')}`;
  const from = html`TaskForce · ${link(workspace.url, 'faint', `${color}:none`, home)}`;
  const last = `font-size:12px;line-height:18px;margin:0;color:${LIGHT.faint}`;
  return section(
    row(
      '20px 37px 0',
      html`${line('faint', small, reason)}${end}${rule}${line('faint', last, from)}`,
    ),
    html``,
  );
}
