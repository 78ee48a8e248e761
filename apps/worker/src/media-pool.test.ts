import { afterEach, expect, it } from 'vitest';
import { createMediaPool, type MediaPool, type Urgency } from './media-pool.ts';

let pool: MediaPool | undefined;
afterEach(() => pool?.close());

it('begins what somebody waits for first, and the rest in its turn', async () => {
  pool = createMediaPool(1);
  const gate = Promise.withResolvers<void>();
  const begun: string[] = [];
  const all = [pool.use(() => gate.promise)];
  const ask = (name: string, urgency?: Urgency) =>
    all.push(
      pool!.use(async () => {
        begun.push(name);
      }, urgency),
    );
  ask('in advance', 'idle');
  ask('first');
  ask('second');
  ask('looked at', 'now');
  expect(begun).toEqual([]);
  gate.resolve();
  await Promise.all(all);
  expect(begun).toEqual(['looked at', 'first', 'second', 'in advance']);
});

it('lends each process to one at a time, and again after a failure', async () => {
  pool = createMediaPool(2);
  const lent: unknown[] = [];
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const working = gates.map((gate) =>
    pool!.use((media) => {
      lent.push(media);
      return gate.promise;
    }),
  );
  await Promise.resolve();
  expect(new Set(lent).size).toBe(2);
  gates[0]!.reject(new Error('lost'));
  await expect(working[0]).rejects.toThrow('lost');
  await pool.use(async (media) => void lent.push(media));
  expect(lent[2]).toBe(lent[0]);
  gates[1]!.resolve();
  await working[1];
});
