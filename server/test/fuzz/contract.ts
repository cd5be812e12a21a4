import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { Route } from '#platform/http/route.ts';

/** The contract as it is published, for holding answers against it. */

interface Answer {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}
interface Operation {
  readonly responses: Readonly<Record<string, Answer>>;
}
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | string[] | undefined>>;
  readonly text: string;
}

/** Words of a database, of its driver or of a stack that no client may read. */
const TELLTALES =
  /node_modules|\/server\/src|\n\s+at \S+|violates|constraint|duplicate key value|syntax error at|relation "|column "|SQLSTATE|\bER_[A-Z]+|_pkey|_fkey|sqlMessage|pg_catalog|TypeError|RangeError|Cannot read prop/;

/** What is answered where no operation is: neither path nor method of ours, or nothing that can be read. */
const OUTSIDE = [400, 404, 405, 413, 414, 415];

export class Contract {
  readonly #document: OpenApi;
  readonly #ajv: Ajv;
  readonly #checks = new Map<string, ValidateFunction>();

  constructor(document: OpenApi) {
    this.#document = document;
    this.#ajv = new Ajv({ strict: false, allErrors: false });
    (formats as unknown as (ajv: Ajv) => Ajv)(this.#ajv);
    this.#ajv.addSchema(document, 'contract');
  }

  /**
   * What is wrong with an answer, in words; undefined where nothing is.
   * @param routes that the request may have been for: none where its path leads nowhere
   */
  fault(routes: readonly Route[], method: string, answer: Answered): string | undefined {
    const { status, headers, text } = answer;
    if (status >= 500 && status !== 503) return `a ${status}`;
    if (status >= 400 && TELLTALES.test(text)) return `tells ${TELLTALES.exec(text)?.[0].trim()}`;
    if (typeof headers['x-request-id'] !== 'string') return 'no X-Request-ID';
    if (status === 401 && !headers['www-authenticate']) return 'no WWW-Authenticate';
    if ((status === 429 || status === 503) && !headers['retry-after']) return 'no Retry-After';
    if (method === 'HEAD') return text === '' ? undefined : 'a body for HEAD';
    const faults = routes.map((route) => this.#faultOf(route, answer));
    if (faults.some((fault) => fault === undefined)) return undefined;
    if (OUTSIDE.includes(status))
      return this.#bodyFault(PROBLEM, 'application/problem+json', answer);
    return faults[0] ?? `a ${status} where no operation is`;
  }

  #faultOf({ contract }: Route, answer: Answered): string | undefined {
    const path = `/api/v1${contract.url.replaceAll(/:(\w+)/g, '{$1}')}`;
    const operation = this.#document.paths[path]?.[contract.method.toLowerCase()];
    const documented = operation?.responses[answer.status];
    if (!documented) return `a ${answer.status}, which ${contract.method} ${path} does not name`;
    const at =
      documented.$ref ??
      pointer('paths', path, contract.method.toLowerCase(), 'responses', answer.status);
    const content = (documented.$ref ? this.#at(documented.$ref) : documented).content;
    if (!content) return answer.text === '' ? undefined : 'a body where none is named';
    const type = String(answer.headers['content-type'] ?? '').split(';')[0] ?? '';
    if (!content[type]) return `a body of type "${type}", which is not named for ${answer.status}`;
    return this.#bodyFault(`${at}/content/${escaped(type)}/schema`, type, answer);
  }

  #bodyFault(at: string, type: string, { headers, text }: Answered): string | undefined {
    if (!String(headers['content-type']).startsWith(type)) return `no ${type}`;
    if (!type.endsWith('json')) return undefined;
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return 'no JSON';
    }
    const check = this.#checks.get(at) ?? this.#ajv.compile({ $ref: `contract${at}` });
    this.#checks.set(at, check);
    if (check(body)) return undefined;
    const [error] = check.errors ?? [];
    return `a body that strays from its schema: ${error?.instancePath} ${error?.message}`;
  }

  #at(reference: string): Answer {
    const parts = reference.slice(2).split('/');
    return parts.reduce<unknown>(
      (value, part) => (value as Record<string, unknown>)[part],
      this.#document,
    ) as Answer;
  }
}

const escaped = (part: string): string =>
  encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
const pointer = (...parts: readonly (string | number)[]): string =>
  `#/${parts.map((part) => escaped(String(part))).join('/')}`;
const PROBLEM = '#/components/schemas/Problem';
