import { expect, test } from 'vitest';
import { browserOf, isPhone } from './sessions.ts';

test.each([
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36',
    'Chrome on Linux',
    false,
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
    'Safari on iOS',
    true,
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0',
    'Edge on Windows',
    false,
  ],
  ['curl/8.9.1', 'curl', false],
  [null, 'Unknown device', false],
])('%s is called by browser and system', (userAgent, name, phone) => {
  expect([browserOf({ userAgent }), isPhone({ userAgent })]).toEqual([name, phone]);
});
