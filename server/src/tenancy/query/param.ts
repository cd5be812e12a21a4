/** Stands in a statement for a value that is known only when it runs. */
export class Param {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** The verified tenant's id, put in by the query layer; no feature can name or replace it. */
export const TENANT = new Param('tenant id');

/** An object whose every property is the parameter of that name, typed as its value. */
export const paramsOf = <P>(): P =>
  new Proxy({}, { get: (_target, name) => new Param(String(name)) }) as P;
