import type { TSchema } from 'typebox';
import { ADDRESSES, DATES, NUMBERS, STRUCTURES, TEXTS } from './hostile.ts';

/** What is worth sending as a field, by what its schema says it takes. */

export interface Field {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly items?: Field;
  readonly properties?: Readonly<Record<string, Field>>;
}

export const fieldsOf = (schema: TSchema | undefined): [string, Field][] =>
  Object.entries((schema as Field | undefined)?.properties ?? {});

/** Text that only passes where the form of a text does not matter. */
const FORMLESS = 'Å ~?';

/** Whether it takes any text, up to its length. */
export const isFree = ({ type = '', enum: words, pattern = '', format }: Field): boolean =>
  [type].flat().includes('string') && !words && !format && new RegExp(pattern, 'u').test(FORMLESS);

/** Texts that are refused for their length alone come as a few. */
const LONG = 2;

const fitting = (texts: readonly string[], most = 2000): string[] => {
  const tooLong = texts.filter((text) => text.length > most);
  return [...texts.filter((text) => text.length <= most), ...tooLong.slice(0, LONG)];
};

export function valuesOf(field: Field): readonly unknown[] {
  const type = [field.type ?? 'string'].flat()[0];
  if (type === 'integer' || type === 'number') return NUMBERS;
  if (type === 'boolean' || type === 'object') return STRUCTURES;
  if (type === 'array') return valuesOf(field.items ?? {}).map((value) => [value]);
  if (field.format?.startsWith('date') === true) return DATES;
  if (isFree(field))
    return [...fitting(TEXTS, field.maxLength), ...fitting(ADDRESSES, field.maxLength)];
  return [...TEXTS.slice(0, 12), ...ADDRESSES.slice(0, 8)];
}
