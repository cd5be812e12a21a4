/** Moves what the contract says more than once into components, where it is said once. */

interface Document {
  components?: { schemas?: object; parameters?: object };
  paths?: object;
}

/**
 * Every schema of an object with a title: clients generated from the contract get a type of that name.
 * @throws Error when two different schemas bear the same title
 */
export function hoistTitled<D extends object>(document: D): D {
  const schemas: Record<string, unknown> = {};
  const visit = (value: unknown, isRoot = false): unknown => {
    if (Array.isArray(value)) return value.map((item) => visit(item));
    if (value === null || typeof value !== 'object') return value;
    const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, visit(part)]));
    if (isRoot || copy['type'] !== 'object' || typeof copy['title'] !== 'string') return copy;
    const { title, ...shape } = copy as { title: string };
    const known = schemas[title];
    if (known && JSON.stringify(known) !== JSON.stringify(shape)) {
      throw new Error(`two schemas of the contract are called ${title}`);
    }
    schemas[title] = shape;
    return { $ref: `#/components/schemas/${title}` };
  };
  const hoisted = visit(document, true) as D & Document;
  return withComponents(hoisted, 'schemas', {
    ...hoisted.components?.schemas,
    ...sorted(schemas),
  });
}

interface Parameter {
  readonly name: string;
  readonly in: string;
}
type Operation = { parameters?: (Parameter | { $ref: string })[] };

/** Of the parameters of one name, the form that is used most often, if it is used more than once. */
export function hoistParameters<D extends object>(document: D): D {
  const operations = (
    Object.values((document as Document).paths ?? {}) as Record<string, Operation>[]
  ).flatMap((path) => Object.values(path));
  const counts = new Map<string, { parameter: Parameter; count: number }>();
  for (const { parameters = [] } of operations) {
    for (const parameter of parameters) {
      if ('$ref' in parameter) continue;
      const form = JSON.stringify(parameter);
      const count = (counts.get(form)?.count ?? 0) + 1;
      counts.set(form, { parameter, count });
    }
  }
  const chosen = new Map<string, { form: string; parameter: Parameter; count: number }>();
  for (const [form, { parameter, count }] of counts) {
    const name = componentOf(parameter);
    if (count > Math.max(1, chosen.get(name)?.count ?? 0))
      chosen.set(name, { form, parameter, count });
  }
  for (const operation of operations) {
    if (!operation.parameters) continue;
    operation.parameters = operation.parameters.map((parameter) => {
      if ('$ref' in parameter) return parameter;
      const name = componentOf(parameter);
      const isChosen = chosen.get(name)?.form === JSON.stringify(parameter);
      return isChosen ? { $ref: `#/components/parameters/${name}` } : parameter;
    });
  }
  const parameters = Object.fromEntries(
    [...chosen].map(([name, { parameter }]) => [name, parameter]),
  );
  return withComponents(document, 'parameters', sorted(parameters));
}

/** `X-Tenant-ID` in the header → `header.X-Tenant-ID`. */
const componentOf = ({ name, in: place }: Parameter): string => `${place}.${name}`;

const sorted = (parts: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries(parts).toSorted(([a], [b]) => (a < b ? -1 : 1)));

const withComponents = <D extends object>(document: D, kind: string, parts: object): D => ({
  ...document,
  components: { ...(document as Document).components, [kind]: parts },
});
