import { describe, expect, test } from 'vitest';
import { Limits } from '#platform/limits/index.ts';
import { LoginThrottle } from './login-throttle.ts';
import { networkOf } from './network.ts';

const refused = { code: 'rate_limited', details: { retryAfter: expect.any(Number) } };

describe('failed logins', () => {
  test('of one address on one account are limited; the victim elsewhere is not', async () => {
    const throttle = new LoginThrottle(new Limits(), 3);
    for (let i = 0; i < 3; i += 1) {
      await throttle.admit('203.0.113.9', 'anna@example.com');
      await throttle.failed('203.0.113.9', 'anna@example.com');
    }
    await expect(throttle.admit('203.0.113.9', ' Anna@example.com ')).rejects.toMatchObject(
      refused,
    );
    await expect(throttle.admit('198.51.100.4', 'anna@example.com')).resolves.toBeUndefined();
    await expect(throttle.admit('203.0.113.9', 'berta@example.com')).resolves.toBeUndefined();
  });

  test('of one address over many accounts are limited too', async () => {
    const throttle = new LoginThrottle(new Limits(), 3);
    for (let i = 0; i < 30; i += 1) await throttle.failed('203.0.113.9', `person${i}`);
    await expect(throttle.admit('203.0.113.9', 'somebody new')).rejects.toMatchObject(refused);
    await expect(throttle.admit('203.0.113.8', 'somebody new')).resolves.toBeUndefined();
  });

  test('a success clears what one mistyped before', async () => {
    const throttle = new LoginThrottle(new Limits(), 2);
    for (let round = 0; round < 5; round += 1) {
      await throttle.failed('203.0.113.9', 'anna');
      await throttle.admit('203.0.113.9', 'anna');
      await throttle.succeeded('203.0.113.9', 'anna');
    }
  });
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:0DB8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
