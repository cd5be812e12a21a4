import type { FieldProblem } from '#kernel/errors.ts';

/** Length is what makes a password strong; there are no rules about kinds of characters (NIST SP 800-63B-4). */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

/** What is wrong with a password that its length does not show; nothing when it will do. */
export function passwordProblem(
  password: string,
  about: { email: string; fullName: string; username?: string | undefined },
): FieldProblem | undefined {
  const path = 'password';
  const length = Array.from(password).length;
  if (length < PASSWORD_MIN)
    return { path, message: `must have at least ${PASSWORD_MIN} characters` };
  if (length > PASSWORD_MAX)
    return { path, message: `must have at most ${PASSWORD_MAX} characters` };
  const plain = squeezed(password);
  const own = [about.email, about.email.split('@')[0], about.fullName, about.username].map((t) =>
    squeezed(t ?? ''),
  );
  if (own.includes(plain))
    return { path, message: 'must not be your name, user name or e-mail address' };
  if (new Set(password).size < 3)
    return { path, message: 'must not be one or two characters repeated' };
  return undefined;
}

const squeezed = (text: string): string => text.toLowerCase().replaceAll(/[\s._-]/g, '');
