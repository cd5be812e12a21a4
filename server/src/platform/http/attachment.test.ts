import { expect, test } from 'vitest';
import { attachment } from './attachment.ts';

test.each([
  ['QUIC-report.csv', 'QUIC-report.csv', 'QUIC-report.csv'],
  ['Übersicht "1".csv', '_bersicht _1_.csv', '%C3%9Cbersicht%20%221%22.csv'],
  ['a\r\nSet-Cookie: x=1', 'a__Set-Cookie: x=1', 'a__Set-Cookie%3A%20x%3D1'],
  [`it's (1).csv`, `it's (1).csv`, 'it%27s%20%281%29.csv'],
  ['\ud800', '_', '%EF%BF%BD'],
])('the file %j stays inside its header', (name, plain, full) => {
  const header = attachment(name);
  expect(header).toBe(`attachment; filename="${plain}"; filename*=UTF-8''${full}`);
  expect(() => new Headers({ 'content-disposition': header })).not.toThrow();
});
