import { Markup, html } from '#platform/html/index.ts';
import type { Block, Phrase, TaskLine } from '../content.ts';
import { LIGHT, MONO } from './theme.ts';

const BODY = 'font-size:15px;line-height:24px';
/** Without a border or a gap, and no table to programs that read aloud. */
export const TABLE = html`border="0" cellpadding="0" cellspacing="0" role="presentation"`;

/** A link that stays as it is drawn: some programs underline and colour every other. */
export const link = (url: string, kind: string, style: string, label: Markup): Markup =>
  html`<a href="${url}" class="${kind}" style="text-decoration-line:none;${style}" target="_blank"
    >${label}</a
  >`;

export const line = (kind: string, style: string, text: Markup | string): Markup =>
  html`<p class="${kind}" style="${style}">${text}</p>`;

/** One part of a mail. */
export function blockOf(block: Block): Markup {
  switch (block.kind) {
    case 'paragraph':
      return line('text', `${BODY};margin:0 0 14px;color:${LIGHT.text}`, phrase(block.text));
    case 'note':
      return line(
        'faint',
        `font-size:13px;line-height:20px;margin:0 0 10px;color:${LIGHT.faint}`,
        block.text,
      );
    case 'title':
      return line(
        'soft',
        `font-size:13px;line-height:20px;margin:22px 0 2px;font-weight:600;color:${LIGHT.soft}`,
        block.text,
      );
    case 'quote':
      return line(
        'soft line',
        `${BODY};margin:4px 0 16px;padding:2px 0 2px 14px;border-left:3px solid ${LIGHT.line};color:${LIGHT.soft};white-space:pre-line`,
        block.text,
      );
    case 'steps':
      return rows('margin:0 0 8px', block.steps.map(stepOf));
    case 'facts':
      return rows('margin:4px 0 12px', block.rows.map(factOf));
    case 'tasks':
      return rows('margin:2px 0 10px', block.tasks.map(taskOf));
    case 'button':
      return button(block.label, block.url);
  }
}

const phrase = (text: Phrase): Markup =>
  html`${text.map((part) =>
    typeof part === 'string'
      ? html`${part}`
      : html`<strong style="font-weight:600">${part.strong}</strong>`,
  )}`;

const rows = (style: string, lines: readonly Markup[]): Markup =>
  html`<table width="100%" ${TABLE} style="${style}">
    <tbody>
      ${lines.map(
        (cells) =>
          html`<tr>
            ${cells}
          </tr>`,
      )}
    </tbody>
  </table>`;

const stepOf = (text: string, i: number): Markup =>
  html`<td
      class="link"
      width="26"
      style="${BODY};padding:5px 0;vertical-align:top;font-weight:600;color:${LIGHT.accentText}"
    >
      ${i + 1}.
    </td>
    <td class="text" style="${BODY};padding:5px 0;color:${LIGHT.text}">${text}</td>`;

const factOf = ([label, value]: readonly [string, string]): Markup =>
  html`<td
      class="faint"
      width="1%"
      style="padding:4px 18px 4px 0;font-size:14px;line-height:21px;vertical-align:top;white-space:nowrap;color:${LIGHT.faint}"
    >
      ${label}
    </td>
    <td class="text" style="padding:4px 0;font-size:14px;line-height:21px;color:${LIGHT.text}">
      ${value}
    </td>`;

function taskOf(task: TaskLine, i: number): Markup {
  const border = i > 0 ? `;border-top:1px solid ${LIGHT.line}` : '';
  const [kind, color] = task.late ? ['danger', LIGHT.danger] : ['faint', LIGHT.faint];
  const key = html`<span
    class="faint"
    style="font-family:${MONO};font-size:12px;font-weight:400;color:${LIGHT.faint};padding-right:8px"
    >${task.key}</span
  >`;
  const title = link(
    task.url,
    'text',
    `font-size:15px;line-height:22px;font-weight:600;color:${LIGHT.text};text-decoration:none`,
    html`${key}${task.title}`,
  );
  return html`<td class="line" style="padding:12px 0${border}">
    ${title}
    <div class="${kind}" style="font-size:13px;line-height:20px;color:${color}">
      ${task.details}
    </div>
  </td>`;
}

/** Outlook on Windows (mso) knows no padding of links: characters that it alone sees make the room. */
const BEFORE_LABEL = new Markup(
  '<!--[if mso]><i style="mso-font-width:500%;mso-text-raise:16.5" hidden>&#8202;&#8202;</i><![endif]-->',
);
const AFTER_LABEL = new Markup(
  '<!--[if mso]><i style="mso-font-width:500%" hidden>&#8202;&#8202;&#8203;</i><![endif]-->',
);

const button = (label: string, url: string): Markup =>
  html`<div style="margin:22px 0 18px">
    <a
      href="${url}"
      class="button"
      style="line-height:20px;text-decoration:none;display:inline-block;max-width:100%;mso-padding-alt:0px;padding:11px 20px;border-radius:8px;background-color:${LIGHT.accent};color:#ffffff;font-size:15px;font-weight:600"
      target="_blank"
      ><span>${BEFORE_LABEL}</span
      ><span
        style="max-width:100%;display:inline-block;line-height:120%;mso-padding-alt:0px;mso-text-raise:8.25px"
        >${label}</span
      ><span>${AFTER_LABEL}</span></a
    >
  </div>`;
