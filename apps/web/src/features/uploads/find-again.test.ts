import { expect, test } from 'vitest';
import { matchAgain } from './find-again.ts';
import type { JournalFile } from './journal.ts';

const kept = (path: string, more: Partial<JournalFile> = {}): JournalFile => ({
  key: path,
  owner: 'o',
  tab: 't',
  target: { purpose: 'ASSET', projectId: 'p' },
  path,
  name: path.split('/').at(-1) ?? '',
  size: 3,
  modified: 1000,
  root: null,
  addedAt: 0,
  ...more,
});
const chosen = (path: string, content = 'abc', lastModified = 1000) => ({
  path,
  file: new File([content], path.split('/').at(-1) ?? '', { lastModified }),
});
const keys = (files: Parameters<typeof matchAgain>[0], missing: JournalFile[]) =>
  matchAgain(files, missing).map((one) => [one.dropped.path, one.kept.key]);

test('a file is the missing one by name, size and time of change', () => {
  const missing = [kept('Jour 1/a.jpg')];
  expect(keys([chosen('a.jpg')], missing)).toEqual([['a.jpg', 'Jour 1/a.jpg']]);
  expect(keys([chosen('b.jpg')], missing)).toEqual([]);
  expect(keys([chosen('a.jpg', 'abcd')], missing)).toEqual([]);
  expect(keys([chosen('a.jpg', 'abc', 2000)], missing)).toEqual([]);
});

test('two of one name are told apart by their folders, and each is found once', () => {
  const missing = [kept('Jour 1/a.jpg'), kept('Jour 2/a.jpg')];
  expect(keys([chosen('Jour 2/a.jpg'), chosen('Jour 1/a.jpg'), chosen('a.jpg')], missing)).toEqual([
    ['Jour 2/a.jpg', 'Jour 2/a.jpg'],
    ['Jour 1/a.jpg', 'Jour 1/a.jpg'],
  ]);
});
