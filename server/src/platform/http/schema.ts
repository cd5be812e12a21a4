import Type, { type Static, type TSchema } from 'typebox';

/** The shapes every part of the contract shares. */

/** A value that may be null. One `type` list instead of a union, so that validators and clients see it plainly. */
export const nullable = <S extends TSchema & { type?: unknown }>(schema: S) => {
  const { type, ...rest } = schema as Record<string, unknown>;
  const values = rest['enum'] as unknown[] | undefined;
  return Type.Unsafe<Static<S> | null>({
    ...rest,
    ...(type === undefined ? { anyOf: [schema, { type: 'null' }] } : { type: [type, 'null'] }),
    ...(values && { enum: [...values, null] }),
  });
};

/** One of a few words. */
export const oneOf = <const V extends readonly string[]>(values: V, options: object = {}) =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values], ...options });

export const Uuid = Type.String({ format: 'uuid' });
export const Timestamp = Type.String({
  format: 'date-time',
  description: 'ISO-8601 UTC, milliseconds',
});
export const PlainDate = Type.String({ format: 'date', description: 'YYYY-MM-DD' });

/** No file that a route answers with is larger. */
const MOST_OF_A_FILE = 100_000_000;

/** A body that is a file. @param media the media types it comes in */
export const file = (description: string, media: readonly string[]) =>
  Type.Unsafe<string>({
    type: 'string',
    description,
    maxLength: MOST_OF_A_FILE,
    'x-media-types': media,
  });

/** The body of 204. */
export const NoContent = Type.Unsafe<void>({ type: 'null', description: 'No content' });

export const object = <P extends Record<string, TSchema>>(properties: P, options: object = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options });

/**
 * A page of a list: its items, and the cursor of the next page or null at the end.
 * @param most what `limit` allows
 */
export const pageOf = <S extends TSchema>(item: S, most = 100) =>
  object({
    items: Type.Array(item, { maxItems: most }),
    nextCursor: nullable(Type.String({ maxLength: 4000 })),
    total: Type.Optional(Type.Integer({ minimum: 0, description: 'Only with ?count=true' })),
    totalIsMinimum: Type.Optional(
      Type.Boolean({ description: 'true if counting stopped at `total` and there are more' }),
    ),
  });

/** The query fields of every list. `limit` falls back to the configured page size. */
export const pageQuery = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100, description: '1 to 100; 10 unless configured' }),
  ),
  cursor: Type.Optional(
    Type.String({ maxLength: 4000, description: 'nextCursor of the previous page' }),
  ),
  count: Type.Optional(Type.Boolean({ description: 'true adds `total`' })),
};

/** `?sort=field` or `?sort=-field` for descending. */
export const sortBy = <const F extends readonly string[]>(fields: F) =>
  Type.Optional(
    Type.Unsafe<F[number] | `-${F[number]}`>({
      type: 'string',
      enum: fields.flatMap((f) => [f, `-${f}`]),
    }),
  );

/** RFC 9457. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: 'A URI reference that identifies the kind of problem' }),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String({ description: 'What is wrong, and how to fix it' }),
    code: Type.String({ description: 'Stable error code for programs' }),
    requestId: Type.String(),
    errors: Type.Optional(
      Type.Array(Type.Object({ path: Type.String(), message: Type.String() }), { maxItems: 20 }),
    ),
  },
  { title: 'Problem', additionalProperties: true },
);
