#!/usr/bin/env node
/**
 * Checks what people read: the guides, the texts of the contract, and the texts in server and page. It names each
 * phrase of `words/list.mjs` with file, line and the better word, and each guide whose sentences are too long.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { root } from './run.mjs';
import { SENTENCE, WORDS } from './words/list.mjs';
import { proseOf, sentencesOf } from './words/prose.mjs';
import { textsOf } from './words/texts.mjs';

const faults = [];
const read = (path) => readFileSync(join(root, path), 'utf8');
const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n');

checkTheList();
for (const path of files.filter((name) => /^(?:docs\/.*|[A-Z]+)\.md$/.test(name))) {
  const pieces = proseOf(read(path));
  for (const piece of pieces) checkWords(path, piece);
  checkSentences(path, sentencesOf(pieces));
}
for (const [place, text] of contractTexts(JSON.parse(read('openapi.json'))))
  checkWords(`openapi.json ${place}`, { text });
for (const path of files.filter(isSource))
  for (const text of textsOf(path, read(path))) checkWords(path, text);

process.stdout.write(faults.map((fault) => `${fault}\n`).join(''));
if (faults.length > 0) process.exitCode = 1;

function isSource(path) {
  if (!/^(?:server|web)\/src\/.*\.tsx?$/.test(path)) return false;
  return !/\.test\.|\/generated\/|\/demo\/|probes\.ts$/.test(path);
}

function checkWords(path, { line, text }) {
  for (const { find, say } of WORDS) {
    const found = new RegExp(find, 'i').exec(text)?.[0];
    if (found) faults.push(`${path}${line ? `:${line}` : ''}: "${found}": ${say}`);
  }
}

function checkSentences(path, sentences) {
  for (const { line, words, text } of sentences.filter((one) => one.words > SENTENCE.longest))
    faults.push(`${path}:${line}: a sentence of ${words} words: "${text.slice(0, 60)}…"`);
  // Cells of tables are short, and would hide long sentences beside them.
  const lengths = sentences
    .filter(({ isCell }) => !isCell)
    .map(({ words }) => words)
    .toSorted((a, b) => a - b);
  const p90 = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  if (p90 > SENTENCE.p90)
    faults.push(
      `${path}: one sentence in ten has ${p90} words or more; ${SENTENCE.p90} are the limit`,
    );
}

/** Each summary, description and title, with the place it has. */
function contractTexts(value, place = '') {
  return Object.entries(value ?? {}).flatMap(([key, inner]) => {
    if (typeof inner === 'string')
      return ['summary', 'description', 'title'].includes(key) ? [[`${place}/${key}`, inner]] : [];
    return typeof inner === 'object' ? contractTexts(inner, `${place}/${key}`) : [];
  });
}

/** The list itself: each phrase is found where it should be, and only there. */
function checkTheList() {
  for (const { find, example, fine } of WORDS) {
    const pattern = new RegExp(find, 'i');
    if (!pattern.test(example)) faults.push(`words/list.mjs: ${find} does not find "${example}"`);
    if (fine && pattern.test(fine)) faults.push(`words/list.mjs: ${find} finds "${fine}"`);
  }
}
