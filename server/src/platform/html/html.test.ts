import { expect, it } from 'vitest';
import { html } from './index.ts';

it('escapes whatever is put in, in text and in attributes', () => {
  const said = `<b title="x">'&'</b>`;
  expect(html`<p title="${said}">${said}</p>`.text).toBe(
    '<p title="&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;">&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;</p>',
  );
});

it('takes what a template made as it is, alone and as a list, and nothing for undefined', () => {
  const parts = ['a', '<'].map((text) => html`<i>${text}</i>`);
  expect(html`<b>${parts}${undefined}</b>${html`<br />`}`.text).toBe(
    '<b><i>a</i><i>&lt;</i></b><br />',
  );
});

it('sees a space where its source has a line break, and keeps those of what is put in', () => {
  const given = 'one\n  two';
  // prettier-ignore
  expect(html`<p
    >${given}
    end</p
  >`.text).toBe('<p>one\n  two end</p>');
});
