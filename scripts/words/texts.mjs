/** Texts that people read in source files: strings and the text of JSX, each with its line. */
import ts from 'typescript';

/** Attributes of JSX that no one reads. */
const UNREAD = new Set(['className', 'id', 'href', 'to', 'd', 'viewBox', 'key', 'type', 'rel']);

/** @returns {{line: number, text: string}[]} what holds at least two words */
export function textsOf(path, source) {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, kind);
  const found = [];
  const visit = (node) => {
    if (ts.isJsxAttribute(node) && UNREAD.has(node.name.getText(file))) return;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    const text = textOf(node);
    if (text && /[a-z] +[a-z]/i.test(text)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      found.push({ line: line + 1, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function textOf(node) {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isJsxText(node))
    return node.text;
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('x');
  return undefined;
}
