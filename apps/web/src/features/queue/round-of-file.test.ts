import { expect, it } from 'vitest';
import { roundOfFile, sortByRound } from './round-of-file.ts';

const row = (roundId: string, projectCode: string, name: string, state: 'TODO' | 'APPROVED' = 'TODO') => ({
  roundId,
  projectCode,
  name,
  state,
});
const rows = [row('a', 'K7Q2', 'K7Q2-0001.jpg'), row('a', 'K7Q2', 'K7Q2-0002.jpg'), row('b', 'M9X4', 'M9X4-0001.tif')];

it('finds the round by the neutral name, whatever was appended to it', () => {
  expect(roundOfFile('K7Q2-0002_final.tif', rows)).toBe('a');
  expect(roundOfFile('m9x4-0001.jpg', rows)).toBe('b');
});

it('finds it by the code when the number is unknown', () => {
  expect(roundOfFile('M9X4_hero.png', rows)).toBe('b');
});

it('asks when several rounds are open and the name says nothing', () => {
  expect(roundOfFile('hero.png', rows)).toBeNull();
});

it('takes the only open round, and none when nothing is open', () => {
  expect(roundOfFile('hero.png', [rows[0]!, row('b', 'M9X4', 'M9X4-0001.tif', 'APPROVED')])).toBe('a');
  expect(roundOfFile('hero.png', [row('b', 'M9X4', 'M9X4-0001.tif', 'APPROVED')])).toBeNull();
});

it('does not guess between two rounds of one project', () => {
  const two = [row('a', 'K7Q2', 'K7Q2-0001.jpg'), row('b', 'K7Q2', 'K7Q2-0003.jpg')];
  expect(roundOfFile('K7Q2_hero.jpg', two)).toBeNull();
  expect(roundOfFile('K7Q2-0003.jpg', two)).toBe('b');
});

it('sorts a folder by round, the unknown last', () => {
  const files = ['hero.png', 'K7Q2-0001.jpg', 'M9X4-0001.jpg'].map((name) => ({ file: { name } }));
  expect(sortByRound(files, rows).map(({ roundId, files: group }) => [roundId, group.length])).toEqual([
    ['a', 1],
    ['b', 1],
    [null, 1],
  ]);
});
