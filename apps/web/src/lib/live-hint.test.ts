import { expect, test } from 'vitest';
import { parseHint } from './live-hint.ts';

test('reads what changed', () => {
  const data = JSON.stringify({ kind: 'asset', projectId: 'p', ids: ['a', 1, 'b'] });
  expect(parseHint(data)).toEqual({ kind: 'asset', projectId: 'p', ids: ['a', 'b'] });
});

test.each(['', 'ping', '[]', 'null', '{"projectId":"p"}', 12, undefined])('%j is no hint', (data) => {
  expect(parseHint(data)).toBeNull();
});
