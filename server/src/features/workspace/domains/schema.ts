import Type, { type Static } from 'typebox';
import { Timestamp, Uuid, nullable, object, oneOf } from '#platform/http/index.ts';
import { DOMAIN_STATES } from './model.ts';

export const DomainView = object(
  {
    id: Uuid,
    host: Type.String({ description: 'Lower case, in punycode' }),
    shownHost: Type.String({ description: 'The host in Unicode' }),
    url: Type.String({ description: 'The address of the workspace on this domain, once verified' }),
    state: oneOf(DOMAIN_STATES, {
      description:
        'pending: not verified yet; verified; failing: the DNS record is missing, and the domain will be lost unless it returns; lost',
    }),
    primary: Type.Boolean({
      description: 'Whether links use this domain; at most one domain is primary',
    }),
    record: object(
      { type: oneOf(['TXT']), name: Type.String(), value: Type.String() },
      { description: 'The DNS record that verifies the domain' },
    ),
    verifiedAt: nullable(Timestamp),
    checkedAt: nullable(Timestamp),
    failingSince: nullable(Timestamp),
    losesAt: nullable(
      Type.String({
        format: 'date-time',
        description: 'The earliest time at which a failing domain is lost',
      }),
    ),
    lostAt: nullable(Timestamp),
    lostWhy: nullable(oneOf(['record_gone', 'proved_elsewhere'])),
    createdAt: Timestamp,
    can: object({
      verify: Type.Boolean(),
      makePrimary: Type.Boolean(),
      remove: Type.Boolean(),
    }),
  },
  { title: 'Domain' },
);
export type DomainView = Static<typeof DomainView>;

export const DomainList = object({
  items: Type.Array(DomainView),
  limit: Type.Integer({ description: 'The maximum for a workspace' }),
});

export const NewDomain = object(
  {
    host: Type.String({
      minLength: 1,
      maxLength: 300,
      description: 'A host name such as tasks.example.com, in any script',
    }),
  },
  { title: 'NewDomain' },
);

export const DomainPatch = object({ primary: Type.Boolean() }, { title: 'DomainPatch' });

export const DomainParams = object({ id: Uuid });
