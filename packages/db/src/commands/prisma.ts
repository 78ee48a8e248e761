import { hasPendingMigrations } from '../migrations.ts';
import { recordCatalogue } from '../safe-migration/catalogue.ts';
import { openRecovered } from './open-recovered.ts';
import { runCommand } from './run-command.ts';
import { runPrisma } from './prisma-cli.ts';

/**
 * `prisma generate`, `prisma migrate deploy`, `prisma studio` … as the tables' owner. Without DATABASE_URL the embedded
 * server is started when it does not run, and stopped again when it was started here.
 */
await runCommand(async () => {
  const args = process.argv.slice(2);
  if (args[0] === 'generate') return (await runPrisma({ args })).code;
  const { database } = await openRecovered(console.log);
  // Ctrl-C reaches the CLI as well; we stay until it has ended, to stop the server.
  process.on('SIGINT', () => {}).on('SIGTERM', () => {});
  try {
    const deploys = args[0] === 'migrate' && args[1] === 'deploy' && (await hasPendingMigrations(database.ownerUrl));
    const { code } = await runPrisma({ args, ownerUrl: database.ownerUrl });
    if (deploys && code === 0) await recordCatalogue(database.ownerUrl);
    return code;
  } finally {
    if (database.started) await database.stop();
  }
});
