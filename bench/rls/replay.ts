import type { Client } from 'pg';
import type { Statement } from '../../packages/db/src/testing/plans/record-statements.ts';

const CONTROL = /^\s*(BEGIN|START|COMMIT|ROLLBACK|DEALLOCATE)\b/i;

/**
 * Sends what a use-case sent once more, in one transaction that is rolled back.
 * @param settle run after each statement that names an actor, or steps into the studio and back
 * @returns milliseconds from BEGIN to the last answer
 */
export async function replay(
  client: Client,
  statements: readonly Statement[],
  settle?: (client: Client) => Promise<void>,
): Promise<number> {
  const began = performance.now();
  await client.query('BEGIN');
  for (const { text, name, values } of statements) {
    if (CONTROL.test(text)) continue;
    await client.query({ text, ...(name && { name }), values: [...values] });
    if (settle && /app\.(become_|enter_|leave_)/.test(text)) await settle(client);
  }
  const took = performance.now() - began;
  await client.query('ROLLBACK');
  return took;
}
