import Type, { type Static } from 'typebox';
import { Uuid, object } from '#platform/http/schema.ts';
import type { Scope } from '#tenancy/scope/index.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly kind: 'member' | 'external';
  readonly active: boolean;
}
export type Directory = ReadonlyMap<string, Person>;
export interface People {
  directory(scope: Scope): Promise<Directory>;
}
export interface PersonRow {
  id: string;
  kind: 'member' | 'external';
  name: string;
  handle: string | null;
  active: boolean;
  created_at: string;
}
export interface PeopleTables {
  person: PersonRow;
}

export const Reference = object({ id: Uuid, name: Type.String() }, { title: 'Reference' });
export type Reference = Static<typeof Reference>;

export const referTo = (people: Directory, id: string | null): Reference | null =>
  id === null ? null : { id, name: people.get(id)?.name ?? 'Unknown person' };
