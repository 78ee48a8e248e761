import { expect, it } from 'vitest';
import { filesUnder } from '../bootstrap/checksum.mjs';
import { misplaced } from './domain-files.ts';

const DOMAIN = 'packages/domain/src';

it('every file of the domain has a name of the closed list', () => {
  const files = filesUnder(DOMAIN).map((file) => file.slice(DOMAIN.length + 1));
  expect(files.map(misplaced).filter(Boolean)).toEqual([]);
});

it.each([
  'projects/create-project.ts',
  'projects/project-workflow.ts',
  'assets/queries.ts',
  'review/rules.test.ts',
  'sync/ports.ts',
])('%s is in its place', (file) => expect(misplaced(file)).toBeUndefined());

it.each([
  'projects/utils.ts',
  'projects/helpers/create-project.ts',
  'photos/create-photo.ts',
  'assets/AssetService.ts',
])('%s is not', (file) => expect(misplaced(file)).toContain(file));
