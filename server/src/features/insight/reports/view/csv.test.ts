import { expect, it } from 'vitest';
import { csvField, csvLine } from './csv.ts';
import { html } from '#platform/html/index.ts';

it.each([
  ['plain', 'plain'],
  ['a, b', '"a, b"'],
  ['say "no"', '"say ""no"""'],
  ['two\nlines', '"two\nlines"'],
  ['a;b', '"a;b"'],
  ['=1+1', `"'=1+1"`],
  ['+49 30', `"'+49 30"`],
  ['-2', `"'-2"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
  ['  =cmd|"/C calc"!A0', `"'  =cmd|""/C calc""!A0"`],
  ['＝1+1', `"'＝1+1"`],
  ['1 = 1', '1 = 1'],
])('%j stands in a table as %j', (text, field) => {
  expect(csvField(text)).toBe(field);
});

it('ends a line as the format wants it', () => {
  expect(csvLine(['a', '', 'b,'])).toBe('a,,"b,"\r\n');
});

it('escapes what is put into markup, and not what was markup before', () => {
  const text = `<img src=x onerror='a("b")'> & $& \\n`;
  expect(html`<p title="${text}">${html`<b>${1}</b>`}${[html`<i>${'<'}</i>`]}</p>`.text).toBe(
    '<p title="&lt;img src=x onerror=&#39;a(&quot;b&quot;)&#39;&gt; &amp; $&amp; \\n"><b>1</b><i>&lt;</i></p>',
  );
});
