import { expect, test } from 'vitest';
import { parseEngineArguments } from './engine-arguments.ts';

test('the command lines of Prisma’s CLI are understood', () => {
  const url = 'postgresql://owner@127.0.0.1:1/etouch';
  const datasource = JSON.stringify({ url });
  expect(
    parseEngineArguments(['--datamodels', 'a.prisma', '--datamodels', 'b.prisma', '--datasource', datasource]),
  ).toEqual({ datamodels: ['a.prisma', 'b.prisma'], url, command: undefined, version: false });
  expect(parseEngineArguments(['--datasource', datasource, 'cli', 'can-connect-to-database'])).toMatchObject({
    url,
    command: 'can-connect-to-database',
  });
  expect(parseEngineArguments(['--enabled-preview-features', 'views', '--version'])).toMatchObject({ version: true });
});
