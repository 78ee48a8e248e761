import { join } from 'node:path';
import { defineConfig } from 'prisma/config';

/**
 * Read by Prisma's CLI, which `src/commands/prisma-cli.ts` starts. The connection is the tables' owner's and only there
 * for commands that need a database: `generate` has none. The CLI hands it to the engine on the command line, where every
 * user of the machine can read it: it goes without its password, which our engine takes from the environment. Studio
 * connects by itself.
 */
const directory = process.env.ETOUCH_PRISMA_DIRECTORY ?? 'prisma';
const ownerUrl = process.env.ETOUCH_OWNER_URL;

function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  return shown.href;
}

export default defineConfig({
  schema: join(directory, 'schema.prisma'),
  migrations: { path: join(directory, 'migrations') },
  ...(ownerUrl ? { datasource: { url: process.argv.includes('studio') ? ownerUrl : withoutPassword(ownerUrl) } } : {}),
});
