import { once } from 'node:events';
import type { Socket } from 'node:net';
import pg from 'pg';

export type Statement = readonly [text: string, values: readonly unknown[]];

/**
 * Runs statements on a connection of its own whose client vanishes: after `count` of them it sends the next one and cuts
 * the line, so that this one may be done or not and nobody hears of it.
 */
export async function vanishAfter(url: string, count: number, statements: readonly Statement[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  const closed = once(stream, 'close');
  try {
    for (const [text, values] of statements.slice(0, count)) await client.query(text, [...values]);
    const [text, values] = statements[count] ?? ['SELECT 1', []];
    client.query(text, [...values]).catch(() => {});
  } catch {
    // The server was faster and ended the connection itself.
  }
  setImmediate(() => stream.destroy());
  await closed;
}
