import type { ServerResponse } from 'node:http';
import { ADDRESSES, BODIES, DATES, TEXTS } from '../../server/test/fuzz/hostile.ts';
import { toJson } from '../../server/test/fuzz/json.ts';

/** What lies below this path of the receiver answers as a workspace's own server would that means harm. */
export const HOSTILE_PATH = '/hostile';

type HostileAnswer = (response: ServerResponse) => void;

const CHUNK = Buffer.alloc(64 * 1024, 'x');
const json = { 'content-type': 'application/json' };

/** Fields of a task of an outside source, each with the text in it. */
const tasksWith = (text: string, at: number): string =>
  toJson({
    issues: [
      {
        key: text,
        summary: text,
        who: { name: text },
        due: DATES[at % DATES.length],
        link: ADDRESSES[at % ADDRESSES.length],
      },
    ],
  });

const ANSWERS: readonly HostileAnswer[] = [
  ...TEXTS.flatMap((text, at): HostileAnswer[] => [
    (response) => response.writeHead(200, json).end(tasksWith(text, at)),
    (response) => response.writeHead(500, json).end(text),
  ]),
  ...BODIES.map(
    (body): HostileAnswer =>
      (response) =>
        response.writeHead(200, json).end(typeof body === 'string' ? body : Buffer.from(body)),
  ),
  withoutEnd,
  (response) => response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
  (response) => response.writeHead(302, { location: '/' }).end(),
  (response) => response.writeHead(200, { ...json, 'content-length': '10' }).end('{}'),
  (response) => response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end('{}'),
  (response) => void response.socket?.end('220 mail.example ESMTP\r\n'),
  (response) => void response.socket?.destroy(),
];

/** A body that goes on for as long as anybody reads it. */
function withoutEnd(response: ServerResponse): void {
  const more = (): void => {
    while (!response.destroyed && response.write(CHUNK));
  };
  response.writeHead(200, json).on('drain', more);
  more();
}

/** Each request gets the next answer. */
export class HostileAnswers {
  #next = 0;

  give(response: ServerResponse): void {
    ANSWERS[this.#next++ % ANSWERS.length]?.(response);
  }

  static readonly count = ANSWERS.length;
}
