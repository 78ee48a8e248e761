// The baseline of `bench start`: the same PostgreSQL binaries, one query, one HTTP answer, and nothing else.
import http from 'node:http';
import { startEmbeddedPostgres } from '@etouch/db/embedded/start-embedded-postgres';
import { withClient } from '@etouch/db/with-client';

const postgres = await startEmbeddedPostgres({ dataDir: process.env.ETOUCH_DATA! });
await withClient(postgres.superuserUrl(), (client) => client.query('SELECT 1'));
const server = http.createServer((_, response) => response.end('ready'));
server.listen(Number(process.env.ETOUCH_PORT), '127.0.0.1');
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void postgres.stop();
});
