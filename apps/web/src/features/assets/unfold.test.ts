import type { Asset } from '@etouch/contracts/routes/assets';
import { expect, test } from 'vitest';
import { unfold } from './unfold.ts';

const photo = (id: string, key?: string, rank = 1) =>
  ({ id, culling: key ? { burst: { key, rank, size: 3 } } : undefined }) as Asset;
const ids = (photos: Asset[]) => photos.map(({ id }) => id);

test('an open stack shows its frames behind its top, the sharpest first, each once', () => {
  const list = [photo('a'), photo('b1', 'b'), photo('c1', 'c'), photo('d')];
  const frames = [photo('b3', 'b', 3), photo('b2', 'b', 2), photo('b1', 'b', 1), photo('c2', 'c', 2)];
  expect(ids(unfold(list, new Set(), frames))).toEqual(['a', 'b1', 'c1', 'd']);
  expect(ids(unfold(list, new Set(['b']), frames))).toEqual(['a', 'b1', 'b2', 'b3', 'c1', 'd']);
  expect(ids(unfold(list, new Set(['b', 'gone']), []))).toEqual(['a', 'b1', 'c1', 'd']);
});
