import Type, { type Static } from 'typebox';
import { Timestamp, Uuid, nullable, object, oneOf } from '#platform/http/index.ts';
import { DOMAIN_STATES } from './model.ts';

export const DomainView = object(
  {
    id: Uuid,
    host: Type.String({ description: 'Lower case; letters beyond a to z in punycode' }),
    shownHost: Type.String({ description: 'The same in its own letters' }),
    url: Type.String({ description: 'Where the workspace answers once the domain is verified' }),
    state: oneOf(DOMAIN_STATES, {
      description:
        'pending: not proved yet; verified; failing: the record is gone, and the domain will be lost unless it comes back; lost',
    }),
    primary: Type.Boolean({ description: 'Whether links lead here; one domain at most' }),
    record: object(
      { type: oneOf(['TXT']), name: Type.String(), value: Type.String() },
      { description: 'The DNS record that proves the domain' },
    ),
    verifiedAt: nullable(Timestamp),
    checkedAt: nullable(Timestamp),
    failingSince: nullable(Timestamp),
    losesAt: nullable(
      Type.String({
        format: 'date-time',
        description: 'When a failing domain is lost, at the earliest',
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
  limit: Type.Integer({ description: 'How many a workspace can have' }),
});

export const NewDomain = object(
  {
    host: Type.String({
      minLength: 1,
      maxLength: 300,
      description: 'A host name such as tasks.example.com, in any letters',
    }),
  },
  { title: 'NewDomain' },
);

export const DomainPatch = object({ primary: Type.Boolean() }, { title: 'DomainPatch' });

export const DomainParams = object({ id: Uuid });
