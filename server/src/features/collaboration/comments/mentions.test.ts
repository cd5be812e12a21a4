import { describe, expect, it } from 'vitest';
import { mentionsIn, taskKeysIn } from './mentions.ts';

const ID = '0198c1de-0000-7000-8000-00000000000a';
const names = (body: string): string[] => mentionsIn(body).map(({ name }) => name);
const keys = (body: string): string[] => taskKeysIn(body).map((one) => `${one.key}-${one.number}`);

describe('mentions in a comment', () => {
  it('are links to a person, each person once', () => {
    const body = `[@Anna Schmidt](user:${ID}) and [@anna](user:${ID.toUpperCase()})`;
    expect(mentionsIn(body)).toEqual([{ personId: ID, name: 'Anna Schmidt' }]);
  });

  it.each([
    ['a name alone', '@Anna Schmidt'],
    ['a link elsewhere', `[@Anna](https://example.com/user:${ID})`],
    ['what is no id', '[@Anna](user:0198c1de-0000-7000-8000-00000000000)'],
    ['code in a line', `\`[@Anna](user:${ID})\``],
    ['code between two backticks', `\`\` a \` [@Anna](user:${ID}) \`\``],
    ['a fenced block', `before\n\`\`\`\n[@Anna](user:${ID})\n\`\`\`\nafter`],
    ['a fence that is never closed', `~~~\n[@Anna](user:${ID})`],
  ])('are not found in %s', (_what, body) => {
    expect(names(body)).toEqual([]);
  });

  it('are found behind code, and behind a lone backtick', () => {
    expect(names(`\`x\` [@Anna](user:${ID})`)).toEqual(['Anna']);
    expect(names(`\`\`\`\nx\n\`\`\`\n[@Anna](user:${ID})`)).toEqual(['Anna']);
    expect(names(`it's 5\` high\n\n[@Anna](user:${ID})`)).toEqual(['Anna']);
  });
});

describe('task keys in a comment', () => {
  it('are found in prose, each once', () => {
    expect(keys('See QUIC-12, (QUIC-12) and **K2-7**.')).toEqual(['QUIC-12', 'K2-7']);
  });

  it.each([
    ['lower case', 'utf-8 and quic-12'],
    ['part of a word', 'aQUIC-12 QUIC-12b X-QUIC-12 QUIC-12-3'],
    ['a leading zero', 'QUIC-012'],
    ['a path', 'https://example.com/QUIC-12'],
    ['code', '`QUIC-12`'],
  ])('are not found in %s', (_what, body) => {
    expect(keys(body)).toEqual([]);
  });

  it('are twenty at most', () => {
    const body = Array.from({ length: 30 }, (_unused, i) => `QUIC-${i + 1}`).join(' ');
    expect(keys(body)).toHaveLength(20);
  });

  it.each(['`', '[@', '```\n', '~~~\n`', '`` `', 'A-', '[@a](user:'])(
    'and mentions are not found in %j over and over',
    (piece) => {
      const body = piece.repeat(20_000 / piece.length);
      expect([keys(body), names(body)]).toEqual([[], []]);
    },
  );
});
