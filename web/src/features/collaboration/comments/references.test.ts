import { expect, it } from 'vitest';
import { references, type Item } from './references.ts';

const text = (value: string): Item => ({ type: 'text', value });
const paragraph = (...children: Item[]): Item => ({ type: 'paragraph', children });
const mark = (item: Item): Item => {
  references(new Set(['QUIC-12']))()(item);
  return item;
};
const shape = ({ type, value, data, children = [] }: Item): unknown =>
  data?.hProperties ? { ...data.hProperties, of: children.map(shape) } : (value ?? type);

it('marks the keys of tasks that are known, and leaves others as text', () => {
  const marked = mark(paragraph(text('See QUIC-12, NONE-1 and utf-8.')));
  expect(marked.children?.map(shape)).toEqual([
    'See ',
    { 'data-task': 'QUIC-12', of: ['QUIC-12'] },
    ', ',
    'NONE-1',
    ' and utf-8.',
  ]);
});

it('marks people, and leaves links and code alone', () => {
  const link = (url: string, value: string) => ({ type: 'link', url, children: [text(value)] });
  const marked = mark(
    paragraph(
      link('user:1', '@Ann'),
      link('https://a.test', 'QUIC-12'),
      { type: 'inlineCode', value: 'QUIC-12' },
      { type: 'strong', children: [text('QUIC-12')] },
    ),
  );
  expect(marked.children?.map(shape)).toEqual([
    { 'data-mention': '1', of: ['@Ann'] },
    'link',
    'QUIC-12',
    'strong',
  ]);
  expect(marked.children?.[1]?.children?.map(shape)).toEqual(['QUIC-12']);
  expect(marked.children?.[3]?.children?.map(shape)).toEqual([
    { 'data-task': 'QUIC-12', of: ['QUIC-12'] },
  ]);
});
