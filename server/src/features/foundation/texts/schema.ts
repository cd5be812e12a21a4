import Type from 'typebox';

/** What a resource says beside each of its texts. */
export const textVersion = (field: string) =>
  Type.Integer({ description: `Increases only if the ${field} changes` });

/** What may stand beside a text that is written. */
export const seenVersion = (field: string) =>
  Type.Optional(
    Type.Integer({
      minimum: 1,
      description: `The version of the ${field} that you replace; 409 text_conflict if it has another one`,
    }),
  );

export const seenText = (field: string, maxLength: number) =>
  Type.Optional(
    Type.String({
      maxLength,
      description: `The ${field} that yours is based on; concurrent changes are merged, or 409 text_conflict`,
    }),
  );
