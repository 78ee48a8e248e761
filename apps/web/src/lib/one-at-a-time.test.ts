import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A work that takes as long as told. */
function slowWork(ms: number) {
  const runs: number[] = [];
  const work = () => {
    runs.push(Date.now());
    return new Promise((resolve) => setTimeout(resolve, ms));
  };
  return { runs, work };
}

test('what is asked for together is done once', async () => {
  const { runs, work } = slowWork(0);
  const { ask } = oneAtATime(work, { gatherMs: 100, pauseMs: 0 });
  for (let times = 0; times < 5; times++) ask();
  await vi.advanceTimersByTimeAsync(1000);
  expect(runs).toHaveLength(1);
});

test('asked for without end, it comes to its end each time and rests in between', async () => {
  const { runs, work } = slowWork(500);
  const { ask, stop } = oneAtATime(work, { gatherMs: 100, pauseMs: 400 });
  const asking = setInterval(ask, 20);
  await vi.advanceTimersByTimeAsync(10_000);
  clearInterval(asking);
  expect(runs.length).toBeGreaterThanOrEqual(9);
  expect(runs.length).toBeLessThanOrEqual(10);
  stop();
});

test('asked for while it runs, it runs once more', async () => {
  const { runs, work } = slowWork(500);
  const { ask } = oneAtATime(work, { gatherMs: 100, pauseMs: 0 });
  ask();
  await vi.advanceTimersByTimeAsync(200);
  ask();
  ask();
  await vi.advanceTimersByTimeAsync(5000);
  expect(runs).toHaveLength(2);
});

test('a failure ends nothing, a stop everything', async () => {
  let runs = 0;
  const { ask, stop } = oneAtATime(
    () => {
      runs++;
      return Promise.reject(new Error('away'));
    },
    { gatherMs: 0, pauseMs: 0 },
  );
  ask();
  await vi.advanceTimersByTimeAsync(10);
  ask();
  await vi.advanceTimersByTimeAsync(10);
  expect(runs).toBe(2);
  ask();
  stop();
  await vi.advanceTimersByTimeAsync(10);
  expect(runs).toBe(2);
});
