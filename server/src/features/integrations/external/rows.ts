import Type from 'typebox';
import { isWebAddress } from '#kernel/web-address.ts';
import { Positive, type RowRules, Encrypted } from '#tenancy/transfer/index.ts';
import { HEADER_NAME_PATTERN } from './headers.ts';
import { NewSource } from './schema.ts';
import { LOCAL } from './actions.ts';

const { name, url, itemsPath, mapping } = NewSource.properties;

export const externalRows: RowRules = {
  external_source: {
    columns: {
      name,
      url,
      headers: Encrypted(200_000),
      header_names: Type.String({ maxLength: 10_000 }),
      items_path: itemsPath,
      mapping: Type.String({ maxLength: 10_000 }),
      version: Positive,
    },
    json: {
      header_names: Type.Array(Type.String({ pattern: HEADER_NAME_PATTERN }), { maxItems: 20 }),
      mapping,
    },
    check: (row) => {
      // Without its address a source is nothing: it is refused rather than dropped.
      if (!isWebAddress(row['url'])) return 'url must be an http:// or https:// address';
      return String(row['name']).trim().toLowerCase() === LOCAL
        ? `name must be another than "${LOCAL}"`
        : undefined;
    },
  },
};
