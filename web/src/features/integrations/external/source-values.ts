import type { ExternalSource, ExternalSourcePatch, NewExternalSource } from '#api/index.ts';
import { readHeaders } from './headers.ts';
import { layouts, toMapping, toValues, type MappingValues } from './mapping.ts';

/** A source as its form holds it. */
export interface SourceValues {
  name: string;
  url: string;
  itemsPath: string;
  mapping: MappingValues;
  /** One a line. */
  headers: string;
}

export const newValues = (): SourceValues => ({
  name: '',
  url: '',
  itemsPath: layouts.other.itemsPath,
  mapping: layouts.other.mapping,
  headers: '',
});

/** Headers are not among them: the server does not show them again. */
export const valuesOf = ({ name, url, itemsPath, mapping }: ExternalSource): SourceValues => ({
  name,
  url,
  itemsPath,
  mapping: toValues(mapping),
  headers: '',
});

export function toNew(values: SourceValues): NewExternalSource {
  const headers = headersOf(values);
  return { ...common(values), ...(headers && { headers }) };
}

/** @param keepsHeaders leaves those that it has; otherwise they are replaced, by none as well */
export const toPatch = (values: SourceValues, keepsHeaders: boolean): ExternalSourcePatch => ({
  ...common(values),
  ...(!keepsHeaders && { headers: headersOf(values) }),
});

const common = ({ name, url, itemsPath, mapping }: SourceValues) => ({
  name: name.trim(),
  url: url.trim(),
  itemsPath: itemsPath.trim(),
  mapping: toMapping(mapping),
});

function headersOf({ headers }: SourceValues): Record<string, string> | null {
  const read = readHeaders(headers);
  return typeof read === 'number' || Object.keys(read).length === 0 ? null : read;
}
