import type { Block, MailFrame, MailContent, Phrase } from '../content.ts';

/** A mail for those who read text: what the HTML says, in the same order. */
export function toText(content: MailContent, { workspace, unsubscribe }: MailFrame): string {
  const body = [content.heading, '='.repeat(Math.min(content.heading.length, 72)), ''];
  for (const block of content.blocks) body.push(...linesOf(block), '');
  const foot = [
    '-- ',
    [...new Set([workspace.name, 'TaskForce'])].join(' · '),
    workspace.url,
    '',
    content.reason,
  ];
  if (unsubscribe) foot.push(`${unsubscribe.label}: ${unsubscribe.url}`);
  return `${[...body, ...foot].join('\n')}\n`;
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [plain(block.text)];
    case 'note':
      return [block.text];
    case 'title':
      return [block.text.toUpperCase()];
    case 'quote':
      return block.text.split(/\r?\n/).map((line) => `> ${line}`);
    case 'steps':
      return block.steps.map((step, i) => `${i + 1}. ${step}`);
    case 'facts': {
      const width = Math.max(...block.rows.map(([label]) => label.length)) + 1;
      return block.rows.map(([label, value]) => `${`${label}:`.padEnd(width)} ${value}`);
    }
    case 'tasks':
      return block.tasks.flatMap((task) => [
        `* ${task.key}  ${task.title}`,
        `  ${task.details}`,
        `  ${task.url}`,
      ]);
    case 'button':
      return [`${block.label}:`, block.url];
  }
}

const plain = (phrase: Phrase): string =>
  phrase.map((part) => (typeof part === 'string' ? part : part.strong)).join('');
