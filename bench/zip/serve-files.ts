import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Ask, Served } from './child.ts';

/** The same bytes, one file after the other, by Node's own streams: no session, no list, no archive. */
const { file, files } = JSON.parse(process.argv[2]!) as Ask;
const server = createServer((_request, response) => void send(response));

async function send(response: ServerResponse): Promise<void> {
  for (let i = 0; i < files; i++) {
    const stream = createReadStream(file, { highWaterMark: 256 * 1024 });
    stream.pipe(response, { end: false });
    await once(stream, 'end');
  }
  response.end();
}

server.listen(0, '127.0.0.1', () => {
  const served: Served = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, headers: {} };
  process.send!(served);
});
process.on('message', () => process.send!(process.memoryUsage().rss));
process.on('disconnect', () => process.exit());
