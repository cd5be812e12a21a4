import { expect, it } from 'vitest';
import { tidyLabels } from './model.ts';

it('tidies names: trimmed, once each, in order, case kept', () => {
  expect(tidyLabels([' tls ', 'http', 'tls', 'TLS'])).toEqual(['tls', 'http', 'TLS']);
});
