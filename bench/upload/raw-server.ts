import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:http';
import { pipeline } from 'node:stream/promises';

/**
 * The thinnest thing that receives a file and answers with its checksum once it is safe on disk: no protocol, no
 * session, no database. A program of its own: `raw-server.ts DIRECTORY`, which prints its port.
 */
const directory = process.argv[2]!;
let files = 0;
const server = createServer((request, response) => {
  const hash = createHash('sha256');
  request.on('data', (chunk: Buffer) => hash.update(chunk));
  const file = createWriteStream(`${directory}/${files++}`, { flush: true, highWaterMark: 1 << 20 });
  pipeline(request, file).then(
    () => response.end(hash.digest('hex')),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(address?.port);
});
