import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#config/index.ts';
import { postgresServer } from '#tenancy/index.ts';
import { TEST_SECRET } from '../../../../test/harness/databases.ts';
import { type Core, createCore } from '../../../entry/core.ts';
import { type Sample, samplesOf } from '../../../entry/dev-mail/samples.ts';
import { features } from '../../../entry/features.ts';
import {
  type Addressee,
  FRAME_WORDS,
  type MailFrame,
  LANGUAGES,
  type MailContent,
  formatTime,
  readerOf,
  toHtml,
  toText,
} from './index.ts';
import type { ContentKind } from './mail-kind.ts';
import { MailKinds } from './mail-kinds.ts';

/** Every mail of every feature, in every language; nothing is asked of a database. */

const nowhere = 'postgres://nobody@localhost/nowhere';
let core: Core;
let kinds: readonly ContentKind[];
let samples: Sample[];
beforeAll(async () => {
  const config = readConfig({
    NODE_ENV: 'test',
    APP_SECRET: TEST_SECRET,
    DATABASE_URL: nowhere,
    BASE_URL: 'https://tasks.example.com',
  });
  core = createCore({ config, server: postgresServer(config, nowhere), onError: () => undefined });
  kinds = new MailKinds(features(core)).all;
  samples = await samplesOf(core.mailer, kinds);
});
afterAll(() => core[Symbol.asyncDispose]());

describe('every mail', () => {
  it('is there in every language, and says something else in each', () => {
    expect(kinds.length).toBeGreaterThanOrEqual(6);
    for (const { name } of samples.filter((s) => s.language === 'en')) {
      const subjects = LANGUAGES.map(
        (l) => samples.find((s) => s.name === name.replace(/en$/, l))?.content.subject,
      );
      expect(subjects, name).not.toContain(undefined);
      expect(new Set(subjects).size, name).toBe(LANGUAGES.length);
    }
  });

  it('leads only to this deployment', () => {
    for (const { name, html, text } of samples) {
      const links = [...html.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, url]) => url);
      const urls = [...text.matchAll(/https?:\/\/\S+/g)].map(([url]) => url);
      expect(links.length, name).toBeGreaterThan(0);
      for (const url of [...links, ...urls])
        expect(url, name).toMatch(/^https:\/\/(?:demo\.)?tasks\.example\.com(?:\/|$)/);
    }
  });

  it('loads nothing, runs nothing and fits every screen', () => {
    for (const { name, html } of samples) {
      expect(html, name).not.toMatch(/<(?:script|img|link|iframe|form)\b|url\(|@import/i);
      expect(html, name).toContain('max-width:600px');
      expect(html, name).toContain('color-scheme');
      expect(html.length, name).toBeLessThan(60_000);
    }
  });

  it('says the same as text', () => {
    for (const { name, content, text } of samples) {
      expect(text, name).toContain(content.heading);
      expect(text, name).toContain(content.reason);
      expect(text, name).not.toMatch(/[<>]\w|undefined|\[object/);
      for (const block of content.blocks)
        if (block.kind === 'button') expect(text, name).toContain(block.url);
    }
  });

  it('can be ended where it can be switched off, and there alone', () => {
    for (const { name, html, language } of samples) {
      const isOptional = /^(?:task|digest|comment)/.test(name);
      expect(html.includes(FRAME_WORDS[language].unsubscribe), name).toBe(isOptional);
    }
  });
});

describe('what people wrote', () => {
  const evil = `<script>alert(1)</script><img src=x onerror=alert(2)>" onmouseover="x`;
  const frame: MailFrame = {
    workspace: { name: evil, url: 'https://acme.example' },
    language: 'en',
  };
  const content: MailContent = {
    subject: evil,
    preheader: evil,
    heading: evil,
    blocks: [
      { kind: 'paragraph', text: [evil, { strong: evil }] },
      { kind: 'quote', text: `${evil}\nsecond line` },
      { kind: 'facts', rows: [[evil, evil]] },
      { kind: 'steps', steps: [evil] },
      { kind: 'title', text: evil },
      { kind: 'note', text: evil },
      {
        kind: 'tasks',
        tasks: [{ key: 'A-1', title: evil, url: 'https://acme.example/p/A/t/1', details: evil }],
      },
      { kind: 'button', label: evil, url: 'https://acme.example' },
    ],
    reason: evil,
  };

  it('is text in HTML', async () => {
    const html = toHtml(content, frame);
    expect(html).not.toMatch(/<script|<img/i);
    expect(html).toContain('&lt;script&gt;');
    for (const [tag] of html.matchAll(/<[a-z][^>]*>/gi)) expect(tag).not.toContain('onmouseover=');
  });

  it('is what it was in text', () => {
    expect(toText(content, frame)).toContain(evil);
  });
});

describe('the reader', () => {
  it.each([
    ['de-AT', 'de'],
    ['de', 'de'],
    ['en-GB', 'en'],
    ['fr-CA', 'en'],
    ['tlh', 'en'],
    ['not a language', 'en'],
  ])('of %s gets %s', (locale, language) => {
    expect(readerOf(locale, 'UTC').language).toBe(language);
  });

  it.each([
    ['de', 'Europe/Vienna', 'Dienstag, 3. März 2026 um 17:00 MEZ'],
    ['en', 'America/New_York', 'Tuesday, March 3, 2026 at 11:00 AM EST'],
    ['en-GB', 'Asia/Kolkata', 'Tuesday, 3 March 2026 at 21:30 GMT+5:30'],
    ['fr', 'UTC', 'Tuesday, March 3, 2026 at 4:00 PM UTC'],
  ])('of %s in %s is told the time as %s', (locale, zone, told) => {
    const text = formatTime(readerOf(locale, zone), '2026-03-03T16:00:00Z');
    expect(text.replaceAll(/\s/g, ' ')).toBe(told);
  });
});

it('gives samples for any reader', () => {
  const to: Addressee = {
    workspace: { name: 'X', url: 'https://x.example' },
    reader: readerOf('pt', 'Pacific/Auckland'),
  };
  for (const kind of kinds) expect(kind.samples(to).length).toBeGreaterThan(0);
});
