import { describe, expect, it } from 'vitest';
import { Gathering } from './gathering.ts';

/** Answers with what was asked together; each batch ends when the test says so. */
function asked() {
  const gathering = new Gathering<number, string>();
  const batches: { questions: number[]; end: ReturnType<typeof Promise.withResolvers<void>> }[] = [];
  const ask = (about: string, question: number) =>
    gathering.ask(about, question, async (questions) => {
      const end = Promise.withResolvers<void>();
      batches.push({ questions, end });
      await end.promise;
      return questions.map((one) => `${one} of ${questions.length}`);
    });
  return { ask, batches };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('questions that come together', () => {
  it('are asked together, each with its own answer', async () => {
    const { ask, batches } = asked();
    const answers = Promise.all([ask('a', 1), ask('a', 2), ask('b', 3)]);
    await turn();
    expect(batches.map(({ questions }) => questions)).toEqual([[1, 2], [3]]);
    for (const { end } of batches) end.resolve();
    expect(await answers).toEqual(['1 of 2', '2 of 2', '3 of 1']);
  });

  it('get no answer that was begun before they came', async () => {
    const { ask, batches } = asked();
    const early = ask('a', 1);
    await turn();
    const late = Promise.all([ask('a', 2), ask('a', 3)]);
    await turn();
    expect(batches).toHaveLength(1);
    batches[0]!.end.resolve();
    expect(await early).toBe('1 of 1');
    await turn();
    expect(batches.map(({ questions }) => questions)).toEqual([[1], [2, 3]]);
    batches[1]!.end.resolve();
    expect(await late).toEqual(['2 of 2', '3 of 2']);
  });

  it('fail together, and the next are asked anew', async () => {
    const { ask, batches } = asked();
    const both = Promise.allSettled([ask('a', 1), ask('a', 2)]);
    await turn();
    batches[0]!.end.reject(new Error('the database is away'));
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const again = ask('a', 3);
    await turn();
    batches[1]!.end.resolve();
    expect(await again).toBe('3 of 1');
  });
});
