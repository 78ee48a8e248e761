import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { serve } from './serve.ts';
import type { EngineMethods } from './serve.ts';

async function converse(requests: object[], call: EngineMethods): Promise<unknown[]> {
  const written: string[] = [];
  await serve(Readable.from(requests.map((request) => JSON.stringify(request))), call, (line) => written.push(line));
  return written.map((line) => JSON.parse(line) as unknown);
}

test('requests are answered in order, acknowledgements are not', async () => {
  const answers = await converse(
    [
      { jsonrpc: '2.0', id: 1, method: 'a', params: { x: 1 } },
      { jsonrpc: '2.0', id: 1_000_001, result: {} },
      { id: 2, method: 'b' },
    ],
    async (method, params) => (method === 'a' ? { got: params } : undefined),
  );
  expect(answers).toEqual([
    { jsonrpc: '2.0', id: 1, result: { got: { x: 1 } } },
    { jsonrpc: '2.0', id: 2, result: {} },
  ]);
});

test('the text of a difference goes out as a print request', async () => {
  const answers = await converse([{ id: 3, method: 'diff' }], async () => ({ exitCode: 0, stdout: 'ALTER TABLE …' }));
  expect(answers).toEqual([
    { jsonrpc: '2.0', id: 1_000_003, method: 'print', params: { content: 'ALTER TABLE …' } },
    { jsonrpc: '2.0', id: 3, result: { exitCode: 0, stdout: null } },
  ]);
});

test('a refusal keeps its code and the conversation goes on', async () => {
  const refusal = Object.assign(new Error('the migration failed'), { code: 'P3018', meta: { migration: 'x' } });
  const answers = await converse(
    [
      { id: 1, method: 'a' },
      { id: 2, method: 'b' },
    ],
    async (method) => {
      if (method === 'a') throw refusal;
      return {};
    },
  );
  expect(answers[0]).toMatchObject({
    id: 1,
    error: { code: 4466, data: { is_panic: false, error_code: 'P3018', meta: { migration: 'x' } } },
  });
  expect(answers[1]).toMatchObject({ id: 2, result: {} });
});
