import type { Client } from 'pg';
import type { Statement } from '../../packages/db/src/testing/plans/record-statements.ts';

const CONTROL = /^\s*(BEGIN|START|COMMIT|ROLLBACK|DEALLOCATE)\b/i;

/**
 * Sends what a use-case sent once more, in one transaction that is rolled back.
 * @param settle run after each statement that names an actor, or steps into the studio and back; its time is not counted
 * @returns milliseconds of the whole transaction, from BEGIN to the answer that it has ended
 */
export async function replay(
  client: Client,
  statements: readonly Statement[],
  settle?: (client: Client) => Promise<void>,
): Promise<number> {
  const began = performance.now();
  let settling = 0;
  await client.query('BEGIN');
  for (const { text, name, values } of statements) {
    if (CONTROL.test(text)) continue;
    await client.query({ text, ...(name && { name }), values: [...values] });
    if (settle && /app\.(become_|enter_|leave_)/.test(text)) {
      const from = performance.now();
      await settle(client);
      settling += performance.now() - from;
    }
  }
  await client.query('ROLLBACK');
  return performance.now() - began - settling;
}
