import { Button, Link, Text } from '@react-email/components';
import { type ReactNode, createElement as h } from 'react';
import type { Block, Phrase, TaskLine } from '../content.ts';
import { LIGHT, MONO } from './theme.ts';

const BODY = { fontSize: 15, lineHeight: '24px' } as const;

/** One part of a mail. React escapes every text that is put into it. */
export function blockOf(block: Block, key: number): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return h(
        Text,
        { key, className: 'text', style: { ...BODY, margin: '0 0 14px', color: LIGHT.text } },
        ...phrase(block.text),
      );
    case 'note':
      return h(
        Text,
        {
          key,
          className: 'faint',
          style: { margin: '0 0 10px', fontSize: 13, lineHeight: '20px', color: LIGHT.faint },
        },
        block.text,
      );
    case 'title':
      return h(
        Text,
        {
          key,
          className: 'soft',
          style: {
            margin: '22px 0 2px',
            fontSize: 13,
            lineHeight: '20px',
            fontWeight: 600,
            color: LIGHT.soft,
          },
        },
        block.text,
      );
    case 'quote':
      return quote(block.text, key);
    case 'steps':
      return steps(block.steps, key);
    case 'facts':
      return facts(block.rows, key);
    case 'tasks':
      return tasks(block.tasks, key);
    case 'button':
      return h(
        'div',
        { key, style: { margin: '22px 0 18px' } },
        h(
          Button,
          {
            href: block.url,
            className: 'button',
            style: {
              padding: '11px 20px',
              borderRadius: 8,
              backgroundColor: LIGHT.accent,
              color: '#ffffff',
              fontSize: 15,
              lineHeight: '20px',
              fontWeight: 600,
              textDecoration: 'none',
            },
          },
          block.label,
        ),
      );
  }
}

const phrase = (text: Phrase): ReactNode[] =>
  text.map((part, i) =>
    typeof part === 'string'
      ? part
      : h('strong', { key: i, style: { fontWeight: 600 } }, part.strong),
  );

const quote = (text: string, key: number): ReactNode =>
  h(
    Text,
    {
      key,
      className: 'soft line',
      style: {
        ...BODY,
        margin: '4px 0 16px',
        padding: '2px 0 2px 14px',
        borderLeft: `3px solid ${LIGHT.line}`,
        color: LIGHT.soft,
        whiteSpace: 'pre-line',
      },
    },
    text,
  );

const table = (key: number, rows: ReactNode[], style: object): ReactNode =>
  h(
    'table',
    {
      key,
      role: 'presentation',
      width: '100%',
      cellPadding: 0,
      cellSpacing: 0,
      border: 0,
      style,
    },
    h('tbody', null, ...rows),
  );

const steps = (lines: readonly string[], key: number): ReactNode =>
  table(
    key,
    lines.map((line, i) =>
      h(
        'tr',
        { key: i },
        h(
          'td',
          {
            className: 'link',
            width: 26,
            style: {
              ...BODY,
              padding: '5px 0',
              verticalAlign: 'top',
              fontWeight: 600,
              color: LIGHT.accentText,
            },
          },
          `${i + 1}.`,
        ),
        h(
          'td',
          { className: 'text', style: { ...BODY, padding: '5px 0', color: LIGHT.text } },
          line,
        ),
      ),
    ),
    { margin: '0 0 8px' },
  );

const facts = (rows: readonly (readonly [string, string])[], key: number): ReactNode =>
  table(
    key,
    rows.map(([label, value], i) =>
      h(
        'tr',
        { key: i },
        h(
          'td',
          {
            className: 'faint',
            width: '1%',
            style: {
              padding: '4px 18px 4px 0',
              fontSize: 14,
              lineHeight: '21px',
              verticalAlign: 'top',
              whiteSpace: 'nowrap',
              color: LIGHT.faint,
            },
          },
          label,
        ),
        h(
          'td',
          {
            className: 'text',
            style: { padding: '4px 0', fontSize: 14, lineHeight: '21px', color: LIGHT.text },
          },
          value,
        ),
      ),
    ),
    { margin: '4px 0 12px' },
  );

const tasks = (lines: readonly TaskLine[], key: number): ReactNode =>
  table(
    key,
    lines.map((task, i) =>
      h(
        'tr',
        { key: i },
        h(
          'td',
          {
            className: 'line',
            style: {
              padding: '12px 0',
              ...(i > 0 && { borderTop: `1px solid ${LIGHT.line}` }),
            },
          },
          h(
            Link,
            {
              href: task.url,
              className: 'text',
              style: {
                fontSize: 15,
                lineHeight: '22px',
                fontWeight: 600,
                color: LIGHT.text,
                textDecoration: 'none',
              },
            },
            h(
              'span',
              {
                className: 'faint',
                style: {
                  fontFamily: MONO,
                  fontSize: 12,
                  fontWeight: 400,
                  color: LIGHT.faint,
                  paddingRight: 8,
                },
              },
              task.key,
            ),
            task.title,
          ),
          h(
            'div',
            {
              className: task.late ? 'danger' : 'faint',
              style: {
                fontSize: 13,
                lineHeight: '20px',
                color: task.late ? LIGHT.danger : LIGHT.faint,
              },
            },
            task.details,
          ),
        ),
      ),
    ),
    { margin: '2px 0 10px' },
  );
