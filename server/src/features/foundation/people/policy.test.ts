import { describe, expect, test } from 'vitest';
import { ROLES, type Actor, type Role } from '#identity/index.ts';
import {
  assertMayChange,
  assertMayGrant,
  assertMayRemove,
  mayChange,
  mayRemove,
} from './policy.ts';

const actor = (role: Role, userId = 'me'): Actor => ({ userId, tenantId: 't', name: 'Me', role });
const target = (role: Role, userId = 'other', active = true) => ({ userId, role, active });
const outcome = (work: () => void): string => {
  try {
    work();
    return 'yes';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('changing somebody’s role', () => {
  // Rows: who acts. Columns: whose role is changed to viewer.
  test.each<[Role, readonly string[]]>([
    ['owner', ['yes', 'yes', 'yes', 'yes', 'yes']],
    ['admin', ['forbidden', 'yes', 'yes', 'yes', 'yes']],
    ['manager', Array<string>(5).fill('forbidden')],
    ['member', Array<string>(5).fill('forbidden')],
    ['viewer', Array<string>(5).fill('forbidden')],
  ])('as %s', (role, expected) => {
    const found = ROLES.map((of) =>
      outcome(() => assertMayChange(actor(role), target(of), { role: 'viewer' }, 2)),
    );
    expect(found).toEqual(expected);
    expect(
      ROLES.map((of) => mayChange(actor(role), target(of), 2)),
      'and the page is told the same',
    ).toEqual(expected.map((e) => e === 'yes'));
  });

  test.each<[Role, readonly string[]]>([
    ['owner', ['yes', 'yes', 'yes', 'yes', 'yes']],
    ['admin', ['forbidden', 'yes', 'yes', 'yes', 'yes']],
    ['manager', ['forbidden', 'forbidden', 'yes', 'yes', 'yes']],
  ])('%s gives no more than they have', (role, expected) => {
    expect(ROLES.map((given) => outcome(() => assertMayGrant(actor(role), given)))).toEqual(
      expected,
    );
  });

  test('an admin cannot make anybody an owner, not even themselves', () => {
    expect(
      outcome(() => assertMayChange(actor('admin'), target('member'), { role: 'owner' }, 1)),
    ).toBe('forbidden');
    expect(
      outcome(() => assertMayChange(actor('admin'), target('admin', 'me'), { role: 'owner' }, 1)),
    ).toBe('forbidden');
  });
});

describe('the last owner', () => {
  const last = target('owner', 'me');
  test.each([
    ['cannot step down', { role: 'admin' as const }],
    ['cannot be switched off', { active: false }],
  ])('%s', (_, change) => {
    expect(outcome(() => assertMayChange(actor('owner'), last, change, 1))).toBe('last_owner');
    expect(outcome(() => assertMayChange(actor('owner'), last, change, 2))).toBe('yes');
  });
  test('cannot leave', () => {
    expect(outcome(() => assertMayRemove(actor('owner'), last, 1))).toBe('last_owner');
    expect(mayRemove(actor('owner'), last, 1)).toBe(false);
    expect(mayChange(actor('owner'), last, 1)).toBe(false);
    expect(outcome(() => assertMayRemove(actor('owner'), last, 2))).toBe('yes');
  });
  test('may still be given a title', () => {
    expect(outcome(() => assertMayChange(actor('owner'), last, {}, 1))).toBe('yes');
  });
  test('is not an owner who was switched off', () => {
    expect(outcome(() => assertMayRemove(actor('owner'), target('owner', 'other', false), 1))).toBe(
      'yes',
    );
  });
});

test('everybody may leave, and only managers of members remove others', () => {
  for (const role of ROLES) {
    expect(outcome(() => assertMayRemove(actor(role), target(role, 'me'), 2))).toBe('yes');
    const others = role === 'owner' || role === 'admin' ? 'yes' : 'forbidden';
    expect(
      outcome(() => assertMayRemove(actor(role), target('viewer'), 2)),
      role,
    ).toBe(others);
  }
});
