import {
  Body,
  Column,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Row,
  Section,
  Text,
  render,
} from '@react-email/components';
import { type ReactNode, createElement as h } from 'react';
import type { MailFrame, MailContent } from '../content.ts';
import { blockOf } from './blocks.ts';
import { DARK, FONT, LIGHT } from './theme.ts';

/** A mail as an HTML document; see html.ts. */
export const toDocument = (content: MailContent, frame: MailFrame): Promise<string> =>
  render(page(content, frame));

const page = (content: MailContent, frame: MailFrame): ReactNode =>
  h(
    Html,
    { lang: frame.language, dir: 'ltr' },
    h(
      Head,
      null,
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
      h('title', null, content.subject),
      // The style sheet is ours alone: nothing of a mail goes into it.
      h('style', { dangerouslySetInnerHTML: { __html: DARK } }),
    ),
    h(
      Body,
      {
        className: 'ground',
        style: { margin: 0, padding: 0, backgroundColor: LIGHT.ground, fontFamily: FONT },
      },
      h(Preview, null, content.preheader),
      h(
        Container,
        { className: 'outer', style: { maxWidth: 600, padding: '28px 12px 36px' } },
        paper(content, frame),
        foot(content, frame),
      ),
    ),
  );

const paper = (content: MailContent, { workspace }: MailFrame): ReactNode =>
  h(
    Section,
    {
      className: 'paper',
      style: {
        backgroundColor: LIGHT.paper,
        border: `1px solid ${LIGHT.line}`,
        borderRadius: 12,
        // Keeps the corners round where a border collapses.
        borderCollapse: 'separate',
      },
    },
    h(
      Row,
      null,
      h(Column, { className: 'pad', style: { padding: '26px 36px 0' } }, mark(workspace.name)),
    ),
    h(
      Row,
      null,
      h(
        Column,
        { className: 'pad', style: { padding: '22px 36px 18px' } },
        h(
          Heading,
          {
            as: 'h1',
            className: 'text',
            style: {
              margin: '0 0 14px',
              fontSize: 22,
              lineHeight: '29px',
              fontWeight: 650,
              letterSpacing: '-0.01em',
              color: LIGHT.text,
            },
          },
          content.heading,
        ),
        ...content.blocks.map((block, i) => blockOf(block, i)),
      ),
    ),
  );

/** The product's mark without an image: none would be shown before someone allows it. */
const mark = (workspace: string): ReactNode =>
  h(
    'table',
    { role: 'presentation', cellPadding: 0, cellSpacing: 0, border: 0 },
    h(
      'tbody',
      null,
      h(
        'tr',
        null,
        h(
          'td',
          {
            width: 28,
            height: 28,
            align: 'center',
            style: {
              width: 28,
              height: 28,
              borderRadius: 7,
              backgroundColor: LIGHT.accent,
              color: '#ffffff',
              fontSize: 16,
              fontWeight: 700,
              lineHeight: '28px',
              textAlign: 'center',
            },
          },
          'T',
        ),
        h(
          'td',
          {
            className: 'text',
            style: { paddingLeft: 10, fontSize: 14, fontWeight: 600, color: LIGHT.text },
          },
          workspace,
        ),
      ),
    ),
  );

const foot = ({ reason }: MailContent, { workspace, unsubscribe }: MailFrame): ReactNode => {
  const small = { margin: '0 0 6px', fontSize: 12, lineHeight: '18px', color: LIGHT.faint };
  const link = { color: LIGHT.faint, textDecoration: 'underline' };
  return h(
    Section,
    null,
    h(
      Row,
      null,
      h(
        Column,
        { className: 'pad', style: { padding: '20px 37px 0' } },
        h(Text, { className: 'faint', style: small }, reason),
        unsubscribe &&
          h(
            Text,
            { className: 'faint', style: small },
            h(Link, { href: unsubscribe.url, className: 'faint', style: link }, unsubscribe.label),
          ),
        h(Hr, { className: 'line', style: { margin: '14px 0 12px', borderColor: LIGHT.line } }),
        h(
          Text,
          { className: 'faint', style: { ...small, margin: 0 } },
          'TaskForce · ',
          h(
            Link,
            { href: workspace.url, className: 'faint', style: { ...link, textDecoration: 'none' } },
            workspace.url.replace(/^https?:\/\//, ''),
          ),
        ),
      ),
    ),
  );
};
