import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:http';
import { pipeline } from 'node:stream/promises';

/**
 * The thinnest thing that receives a file, in one request or in several that follow each other, and answers each with
 * the checksum so far once its bytes are safe on disk: no protocol, no session, no database. A program of its own:
 * `raw-server.ts DIRECTORY`, which prints its port. `POST /NAME` begins a file, `POST /NAME?at=OFFSET` goes on with it.
 */
const directory = process.argv[2]!;
const hashes = new Map<string, Hash>();
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
  const at = Number(searchParams.get('at') ?? 0);
  const hash = at > 0 ? hashes.get(pathname)! : createHash('sha256');
  hashes.set(pathname, hash);
  request.on('data', (chunk: Buffer) => hash.update(chunk));
  const file = createWriteStream(`${directory}${pathname}`, {
    flags: at > 0 ? 'r+' : 'w',
    start: at,
    flush: true,
    highWaterMark: 1 << 20,
  });
  pipeline(request, file).then(
    () => response.end(hash.copy().digest('hex')),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(address?.port);
});
