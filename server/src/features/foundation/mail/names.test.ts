import { describe, expect, test } from 'vitest';
import { nameInMail, titleInMail } from './index.ts';

describe('a name in mail', () => {
  test.each([
    ['Anna Berg', 'Anna Berg'],
    ['Łukasz Żółć & Söhne', 'Łukasz Żółć & Söhne'],
    ['山田 太郎', '山田 太郎'],
    ['שלום עולם', 'שלום עולם'],
    ['Version 2. Final', 'Version 2. Final'],
    ['Design / Build', 'Design / Build'],
    ['10:30 Stand-up', '10:30 Stand-up'],
  ])('%j stays as it is', (name, shown) => {
    expect(nameInMail(name)).toBe(shown);
  });

  test.each([
    ['https://evil.example click', 'click'],
    ['Acme HTTPS://EVIL.EXAMPLE/login?x=1', 'Acme'],
    ['Acme ftp:\\\\evil.example', 'Acme'],
    ['Win www.evil.example now', 'Win now'],
    ['Win evil.example/prize now', 'Win now'],
    ['mailto:mallory@evil.example', '…'],
    ['ht\u200btps://evil.example click', 'click'],
    ['https://evil.example', '…'],
    ['\u202e\u2066\u200f', '…'],
  ])('%j loses its URL and what hides it', (name, shown) => {
    expect(nameInMail(name)).toBe(shown);
  });

  test.each([
    'evil.example',
    'Booking.com',
    'evil。example',
    'evil．example',
    'mallory@evil.example',
    'a.b.c.evil.example',
    '203.0.113.7',
    'evil.xn--p1ai',
    'почта.рф',
  ])('%j is no host that a mail program would link', (name) => {
    expect(nameInMail(name)).not.toMatch(/\S[.\u3002\uff0e\uff61][\p{L}\p{N}]/u);
    expect(nameInMail(name).length).toBeGreaterThanOrEqual(name.length);
  });

  test('holds no control, no mark of direction and nothing that cannot be seen', () => {
    const all = Array.from({ length: 0x3100 }, (_, code) => String.fromCodePoint(code)).join('');
    const unseen = /[\p{Cc}\p{Cf}\u034f\u115f\u1160\u2028\u2029\u2800]/u;
    expect(titleInMail(`a${all}`)).not.toMatch(unseen);
    expect(nameInMail('Anna\r\nBcc: x\u2028y')).toBe('Anna Bcc: x y');
    expect(nameInMail('\u{e0041}\u{e0042}Anna\u3164\uffa0')).toBe('Anna');
  });

  test('is shortened between letters', () => {
    expect(nameInMail('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`);
    expect(nameInMail('é'.normalize('NFD').repeat(70))).toBe(`${'é'.normalize('NFD').repeat(59)}…`);
    expect(titleInMail('x'.repeat(120))).toBe('x'.repeat(120));
  });

  test('takes no longer for hostile text', () => {
    for (const text of [
      'a.'.repeat(60_000),
      'a:'.repeat(60_000),
      'http'.repeat(30_000),
      '/'.repeat(120_000),
    ])
      expect(Array.from(nameInMail(text)).length).toBeLessThanOrEqual(60);
  });
});
