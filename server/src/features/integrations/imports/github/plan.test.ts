import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AppError } from '#kernel/errors.ts';
import { planGithubImport } from './plan.ts';

const TEXT = readFileSync(
  new URL('../../../../../test/fixtures/github-issues.json', import.meta.url),
  'utf8',
);
type Issue = Record<string, unknown> & { number: number };
const issues = (): Issue[] => JSON.parse(TEXT) as Issue[];
const planOf = (entries: unknown[]) => planGithubImport(JSON.stringify(entries));
const byNumber = (number: number) =>
  planGithubImport(TEXT).tasks.find((task) => task.number === number);

describe('a GitHub export', () => {
  it('becomes tasks with everything that can be kept', () => {
    expect(planGithubImport(TEXT)).toMatchObject({ source: 'github', entries: 7, skipped: [] });
    expect(byNumber(479)).toEqual({
      entry: 1,
      line: 2,
      number: 479,
      title: "Don't require the client to reset excess streams",
      description:
        "In 0-RTT, the client might overrun the server's stream limit.  Let the server\nwork out what to do about that.\n\nCloses #425",
      isDone: false,
      labels: ['design', 'transport', 'pull request'],
      author: 'martinthomson',
      assignee: 'janaiyengar',
      createdAt: '2017-04-28T01:59:06.000Z',
      updatedAt: '2017-04-28T01:59:17.000Z',
      completedAt: null,
      externalRef: 'github:224959526',
      externalUrl: 'https://github.com/quicwg/base-drafts/pull/479',
      hadBadLink: false,
    });
  });

  it('keeps when the closed ones were closed, and empty texts empty', () => {
    expect(byNumber(27)).toMatchObject({ isDone: true, description: '' });
    const closed = issues().find((issue) => issue.number === 27);
    expect(byNumber(27)?.completedAt).toBe(new Date(closed?.['closed_at'] as string).toISOString());
  });

  it('brings each label once, in the colour it has there', () => {
    const { labels } = planGithubImport(TEXT);
    expect(labels).toContainEqual({ name: 'design', color: '#1d76db' });
    expect(labels).toContainEqual({ name: 'pull request', color: '#8250df' });
    expect(new Set(labels.map(({ name }) => name)).size).toBe(labels.length);
  });

  it('leaves pull requests out when asked to', () => {
    const plan = planGithubImport(TEXT, { skipPullRequests: true });
    expect(plan.tasks.map(({ number }) => number)).toEqual([296, 28, 27, 3]);
    expect(plan.skipped[0]).toEqual({ entry: 1, line: 2, number: 479, reason: 'a pull request' });
  });

  it('says what it does not bring', () => {
    const { notes } = planGithubImport(TEXT);
    expect(notes).toEqual([
      expect.stringContaining('#288 ianswett; #28 janaiyengar'),
      'Comments are not imported: 16 stay behind.',
      'Milestones are not imported: tasks that have one: 1.',
    ]);
  });

  it('reads one issue a line as well', () => {
    const lines = issues()
      .map((issue) => JSON.stringify(issue))
      .join('\n');
    const plan = planGithubImport(lines);
    expect(plan.tasks.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(plan.labels).toEqual(planGithubImport(TEXT).labels);
  });
});

describe('entries that do not fit', () => {
  it.each([
    [
      'a title that is too long',
      { title: 'x'.repeat(256) },
      'its title has 256 characters; at most 255 fit',
    ],
    ['a title of white space', { title: ' \t' }, 'it has no title'],
    [
      'a text that is too long',
      { body: 'x'.repeat(100_001) },
      'its text has 100001 characters; at most 100000 fit',
    ],
  ])('skips %s and keeps the rest', (_what, change, reason) => {
    const [first, second] = issues();
    const plan = planOf([{ ...first, ...change }, second]);
    expect(plan.tasks.map(({ number }) => number)).toEqual([296]);
    expect(plan.skipped).toEqual([{ entry: 1, line: 1, number: 479, reason }]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'nothing', `https://${'x'.repeat(2000)}`])(
    'drops the link %.40s, says so and keeps the rest',
    (link) => {
      const { tasks } = planOf([{ ...issues()[0], html_url: link }]);
      expect(tasks).toMatchObject([{ number: 479, externalUrl: null, hadBadLink: true }]);
    },
  );

  it('counts characters, not code units', () => {
    expect(planOf([{ ...issues()[0], title: '😀'.repeat(255) }]).skipped).toEqual([]);
  });

  it('skips an issue that stands there twice', () => {
    const [first] = issues();
    expect(planOf([first, first]).skipped).toEqual([
      { entry: 2, line: 1, number: 479, reason: 'the same issue as entry 1' },
    ]);
  });

  it('leaves out labels that are too long, and says so', () => {
    const name = 'l'.repeat(51);
    const plan = planOf([
      {
        ...issues()[0],
        labels: [
          { name, color: 'zzz' },
          { name: 'odd', color: 'red' },
        ],
      },
    ]);
    expect(plan.tasks[0]?.labels).toEqual(['odd', 'pull request']);
    expect(plan.labels[0]?.color).toMatch(/^#[0-9a-f]{6}$/);
    expect(plan.notes.join()).toContain(name);
  });

  it.each([
    [{ title: 'a\0b' }, 'title'],
    [{ body: 'a\ud800b' }, 'body'],
    [{ labels: [{ name: '\udc00' }] }, 'labels.0.name'],
    [{ '\ud800': 1 }, '\ufffd'],
  ])('refuses text that no database holds: %j', (field, path) => {
    const error = refusal(() => planOf([issues()[0], { ...issues()[1], ...field }]));
    expect(error.details.fields?.[0]?.path).toBe(
      `entry 2 (#${issues()[1]?.number}), line 1, ${path}`,
    );
  });
});

function refusal(act: () => unknown): AppError {
  try {
    act();
  } catch (error) {
    return error as AppError;
  }
  throw new Error('was taken');
}

describe('a wrong file', () => {
  it('is refused when cut off, naming line and column', () => {
    const error = refusal(() => planGithubImport(TEXT.slice(0, 5000)));
    expect(error.code).toBe('invalid');
    expect(error.details.fields?.[0]?.path).toMatch(/^line \d+, column \d+$/);
  });

  it.each([
    ['a board of another product', '{"name": "Board", "cards": []}'],
    ['an error message of the API', '{"message": "Not Found"}'],
    ['numbers', '[1, 2]'],
  ])('is refused when it is %s', (_what, text) => {
    expect(refusal(() => planGithubImport(text)).message).toContain('not a list of issues');
  });

  it('is refused whole when single entries are broken, naming each', () => {
    const [first, second, third] = issues();
    const { state: _, ...stateless } = second as Issue;
    const { fields } = refusal(() =>
      planOf([first, stateless, { ...third, created_at: 'yesterday' }]),
    ).details;
    expect(fields).toEqual([
      { path: 'entry 2 (#296), line 1, state', message: 'is missing' },
      { path: 'entry 3 (#288), line 1, created_at', message: expect.stringContaining('date-time') },
    ]);
  });

  it('is refused for a time that does not exist', () => {
    const error = refusal(() => planOf([{ ...issues()[0], created_at: '0001-01-01T00:00:00Z' }]));
    expect(error.message).toContain('entry 1, created_at');
  });
});
