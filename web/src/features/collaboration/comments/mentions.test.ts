import { describe, expect, it } from 'vitest';
import { matching, mention, mentioningAt, toBody, toWritten } from './mentions.ts';

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`;
const ann = { id: id('a'), name: 'Ann' };
const lee = { id: id('b'), name: 'Ann Lee' };
const other = { id: id('c'), name: 'Ann' };

describe('the text that is sent', () => {
  it('mentions whoever was picked, the longest name first', () => {
    const text = '@Ann Lee asked @Ann, not @Annika or mail@Ann';
    expect(toBody({ text, people: [ann, lee] })).toBe(
      `[@Ann Lee](user:${lee.id}) asked [@Ann](user:${ann.id}), not @Annika or mail@Ann`,
    );
  });

  it.each(['`@Ann`', '```\n@Ann\n```', '```\n@Ann', '@Ben'])('mentions nobody in %j', (text) => {
    expect(toBody({ text, people: [ann] })).toBe(text);
  });

  it('is read again as it was written', () => {
    const body = `Hi [@Ann Lee](user:${lee.id}), \`[@x](user:${lee.id})\``;
    const written = toWritten(body);
    expect(written).toEqual({
      text: `Hi @Ann Lee, \`[@x](user:${lee.id})\``,
      people: [lee],
    });
    expect(toBody(written)).toBe(body);
  });

  it('keeps two people with one name apart', () => {
    const body = `[@Ann](user:${ann.id}) and [@Ann](user:${other.id})`;
    expect(toBody(toWritten(body))).toBe(body);
    const first = mention({ text: '@', people: [] }, { at: 0, query: '' }, ann).written;
    const text = `${first.text}@`;
    const both = mention({ ...first, text }, { at: text.length - 1, query: '' }, other).written;
    expect(toBody(both)).toBe(`[@Ann](user:${ann.id}) [@Ann](user:${other.id}) `);
  });
});

describe('a name that is being typed', () => {
  it.each([
    ['@', { at: 0, query: '' }],
    ['Hi @an', { at: 3, query: 'an' }],
    ['(@Ann Le', { at: 1, query: 'Ann Le' }],
  ])('is seen in %j', (text, found) => expect(mentioningAt(text, text.length)).toEqual(found));

  it.each(['mail@an', 'Hi', '@Ann\n', '@a b c d e'])('is not in %j', (text) =>
    expect(mentioningAt(text, text.length)).toBeUndefined(),
  );

  it('gives way to the whole name, with a space and the caret behind it', () => {
    const { written, caret } = mention(
      { text: 'Hi @an there', people: [] },
      { at: 3, query: 'an' },
      lee,
    );
    expect(written).toEqual({ text: 'Hi @Ann Lee there', people: [lee] });
    expect(caret).toBe('Hi @Ann Lee '.length);
  });

  it('finds first and last names, first names first', () => {
    const people = ['Mia Lee', 'Lea', 'Ben'].map((name) => ({ id: name, name }));
    expect(matching(people, 'le').map(({ name }) => name)).toEqual(['Lea', 'Mia Lee']);
    expect(matching(people, 'mia lee')).toHaveLength(1);
    expect(matching(people, 'x')).toEqual([]);
  });
});
