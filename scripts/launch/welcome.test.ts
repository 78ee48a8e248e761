import { expect, it } from 'vitest';
import { table } from './welcome.ts';

it('the sign-ins stand in columns', () => {
  const people = [
    { name: 'A', organization: 'Studio Lumière', role: 'STUDIO_ADMIN', email: 'a@studio.example', password: 'one' },
    { name: 'B', organization: 'Lune', role: 'CLIENT_USER', email: 'b@lune.example', password: 'two' },
  ];
  expect(table(people).split('\n')).toEqual([
    '  Role           Organization     E-mail             Password',
    '  STUDIO_ADMIN   Studio Lumière   a@studio.example   one',
    '  CLIENT_USER    Lune             b@lune.example     two',
  ]);
});
