import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

const BLOCK = randomBytes(1 << 20);
/** Connections are kept, as browsers do. */
const agent = new Agent({ keepAlive: true });

export interface Sent {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

function marked(mark: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(mark);
  return four;
}

/** Sends `bytes` bytes in one request; those of different `mark`s differ. */
export async function send(
  url: URL,
  method: string,
  headers: Record<string, string>,
  bytes: number,
  mark = 0,
): Promise<Sent> {
  const sending = request(url, { method, agent, headers: { ...headers, 'content-length': String(bytes) } });
  const answered = once(sending, 'response');
  // Whoever answers before the end takes nothing more.
  const early = new AbortController();
  let goOn = () => {};
  sending
    .on('drain', () => goOn())
    .once('response', () => {
      early.abort();
      goOn();
    });
  for (let sent = 0; sent < bytes && !early.signal.aborted;) {
    // The mark alone is new: copies of whole blocks would keep this process's collector busy.
    const block = (sent === 0 ? marked(mark) : BLOCK).subarray(0, bytes - sent);
    sent += block.byteLength;
    if (!sending.write(block)) await Promise.race([new Promise<void>((resolve) => (goOn = resolve)), answered]);
  }
  if (!early.signal.aborted) sending.end();
  const [response] = await answered;
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}
