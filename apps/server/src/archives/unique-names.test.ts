import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniquePaths } from './unique-names.ts';

const unique = (names: string[]) => uniquePaths(names.map((name) => ({ name })));

describe('names in an archive', () => {
  it('keep the first of equals, in any case and composition', () => {
    expect(unique(['a.jpg', 'A.jpg', 'é', 'é'.normalize('NFD'), 'a.jpg', 'a (2).jpg'])).toEqual([
      'a.jpg',
      'A (2).jpg',
      'é',
      `${'é'.normalize('NFD')} (2)`,
      'a (3).jpg',
      'a (2) (2).jpg',
    ]);
  });

  it('never leave the folder they are unpacked into', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('..', '../a', 'C:\\a', '/etc/passwd', '', 'a\0b'))),
        (names) => {
          const safe = unique(names);
          expect(new Set(safe.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(names.length);
          for (const name of safe) expect(name).not.toMatch(/[/\\:\0]|^[.]{0,2}$/);
        },
      ),
    );
  });

  it.each([
    ['con.jpg', 'con_.jpg'],
    ['LPT1', 'LPT1_'],
    ['console.jpg', 'console.jpg'],
    ['what?.jpg', 'what_.jpg'],
    ['a. ', 'a__'],
    ['photo\u202Egpj.exe', 'photo_gpj.exe'],
    [`${'é'.repeat(200)}.jpg`, `${'é'.repeat(118)}.jpg`],
  ])('%j is %j where Windows unpacks it', (name, safe) => {
    expect(unique([name])).toEqual([safe]);
  });

  it('keep folders apart, and a file never has the name of a folder', () => {
    expect(
      uniquePaths([
        { folder: 'Look 1', name: 'a.jpg' },
        { folder: 'Look 2', name: 'a.jpg' },
        { folder: 'look 1', name: 'A.jpg' },
        { name: 'look 2' },
        { folder: '../x', name: 'a.jpg' },
      ]),
    ).toEqual(['Look 1/a.jpg', 'Look 2/a.jpg', 'look 1/A (2).jpg', 'look 2 (2)', '.._x/a.jpg']);
  });

  it('are found at once among thousands that are equal', () => {
    const names = unique(Array.from({ length: 20_000 }, () => 'a.jpg'));
    expect(names.at(-1)).toBe('a (20000).jpg');
  });
});
