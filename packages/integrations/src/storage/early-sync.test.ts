import { expect, it } from 'vitest';
import { EarlySync } from './early-sync.ts';

const MEBIBYTE = 1 << 20;

function observed() {
  const begun: PromiseWithResolvers<void>[] = [];
  const early = new EarlySync(() => {
    const next = Promise.withResolvers<void>();
    begun.push(next);
    return next.promise;
  });
  return { early, begun };
}

it('sends every 32 MiB on their way, of all files one at a time', async () => {
  const { early, begun } = observed();
  const other = observed();
  early.wrote(31 * MEBIBYTE);
  expect(begun).toHaveLength(0);
  early.wrote(MEBIBYTE);
  early.wrote(40 * MEBIBYTE);
  other.early.wrote(40 * MEBIBYTE);
  expect([begun.length, other.begun.length]).toEqual([1, 0]);
  begun[0]!.resolve();
  await early.ended();
  other.early.wrote(1);
  expect(other.begun).toHaveLength(1);
  other.begun[0]!.resolve();
  await other.early.ended();
});

it('tells a failure at the end, since the system tells it only once', async () => {
  const { early, begun } = observed();
  early.wrote(32 * MEBIBYTE);
  begun[0]!.reject(new Error('no space left'));
  await expect(early.ended()).rejects.toThrow('no space left');
  // And lets the next file begin.
  const next = observed();
  next.early.wrote(32 * MEBIBYTE);
  expect(next.begun).toHaveLength(1);
  next.begun[0]!.resolve();
  await next.early.ended();
});
