import Type from 'typebox';
import { oneOf } from '#platform/http/index.ts';
import type { RowRules } from '#tenancy/transfer/index.ts';
import { FORMATS, MAX_SIZE } from './model.ts';

/** The name of a file, not a way to one. */
const FILE_NAME = String.raw`^[^/\\\u0000-\u001f\u007f]+$`;

export const reportRows: RowRules = {
  report: {
    columns: {
      format: oneOf(FORMATS),
      name: Type.String({ maxLength: 200, pattern: FILE_NAME }),
      content: Type.String({ maxLength: MAX_SIZE }),
      size: Type.Integer({ minimum: 0, maximum: MAX_SIZE }),
    },
    check: ({ content, size }) =>
      Buffer.byteLength(String(content)) === size
        ? undefined
        : 'size must be that of the content in bytes',
  },
};
