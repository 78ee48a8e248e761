import { expect, test } from 'vitest';
import { seal, unseal } from './sealed.ts';

const link = 'https://photos.example.test/verify?token=é42';

test('what is sealed comes back whole, with the same secret only', () => {
  const sealed = seal('secret', link);
  expect(unseal('secret', sealed)).toBe(link);
  expect(sealed).not.toContain('token');
  expect(seal('secret', link)).not.toBe(sealed);
  expect(() => unseal('other', sealed)).toThrow();
});

test('what was changed or cut is refused', () => {
  const sealed = Buffer.from(seal('secret', link), 'base64url');
  sealed[sealed.length - 1]! ^= 1;
  expect(() => unseal('secret', sealed.toString('base64url'))).toThrow();
  expect(() => unseal('secret', '')).toThrow();
});
