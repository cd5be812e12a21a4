import { describe, expect, test } from 'vitest';
import {
  EMAIL_PATTERN,
  normalEmail,
  normalName,
  profileProblems,
  usernameFrom,
} from './account.ts';
import { passwordProblem } from './password-policy.ts';

const isEmail = (text: string): boolean => new RegExp(EMAIL_PATTERN, 'u').test(text);

describe('an e-mail address', () => {
  test.each(['anna@example.com', "o'neil+tag@sub.example.co.uk", 'ü@exämple.at', 'a@b.io'])(
    '%s is one',
    (text) => {
      expect(isEmail(text)).toBe(true);
    },
  );
  test.each([
    'anna',
    'anna@',
    '@example.com',
    'a b@example.com',
    'anna@example',
    'anna@ex ample.com',
    'a@b@c.com',
    'anna@example.c',
    '<anna@example.com>',
    'anna@exa_mple.com',
    `${'a'.repeat(65)}@example.com`,
  ])('%s is none', (text) => {
    expect(isEmail(text)).toBe(false);
  });
  test('is kept in lower case', () => {
    expect(normalEmail(' Anna@Example.COM ')).toBe('anna@example.com');
  });
});

test('a name is kept without stray white space', () => {
  expect(normalName('  Anna \t Berg ')).toBe('Anna Berg');
});

describe('a user name made from an address', () => {
  test.each([
    ['Anna.Berg+x@example.com', 'anna.berg'],
    ['é.dupont@example.fr', 'e.dupont'],
    ['--@example.com', 'user'],
    ['日本@example.jp', 'user'],
    [`${'long'.repeat(20)}@example.com`, 'long'.repeat(8)],
  ])('%s → %s', (email, username) => {
    expect(usernameFrom(email)).toBe(username);
  });
});

describe('a password', () => {
  const about = { email: 'anna.berg@example.com', fullName: 'Anna Berg', username: 'annaberg77' };
  test.each([
    ['short', /at least 10/],
    ['😀😀😀😀😀😀😀😀😀', /at least 10/],
    ['x'.repeat(201), /at most 200/],
    ['Anna.Berg@example.com', /must not be your name/],
    ['ANNA-BERG-77', /must not be your name/],
    ['aaaaaaaaaaaa', /repeated/],
    ['abababababab', /repeated/],
  ])('%s is refused', (password, message) => {
    expect(passwordProblem(password, about)).toMatchObject({
      path: 'password',
      message: expect.stringMatching(message),
    });
  });
  test.each(['correct horse battery staple', 'x7!'.repeat(66), 'anna berg likes tea'])(
    '%s will do',
    (password) => {
      expect(passwordProblem(password, about)).toBeUndefined();
    },
  );
});

test('every wrong field of a profile is named', () => {
  expect(
    profileProblems({ locale: 'not a tag', timeZone: 'Mars/Olympus' }).map((p) => p.path),
  ).toEqual(['locale', 'timeZone']);
  expect(profileProblems({ timeZone: '+05:00' })).toHaveLength(1);
  expect(profileProblems({ locale: 'de-AT', timeZone: 'Europe/Vienna' })).toEqual([]);
});
