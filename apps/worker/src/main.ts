import { hostname } from 'node:os';
import { assertUnprivileged } from '@etouch/db/assert-unprivileged';
import { createDatabase } from '@etouch/db/client';
import { claimStores, StoresElsewhere } from '@etouch/db/files/claim-stores';
import { watchDatabase } from '@etouch/db/maintenance/watch-database';
import { createSmtpSender } from '@etouch/integrations/mail/smtp';
import { createUnconfiguredSender } from '@etouch/integrations/mail/unconfigured';
import { identifyStores } from '@etouch/integrations/storage/identify-stores';
import { openStores } from '@etouch/integrations/storage/open-stores';
import { createHeldByBackups } from './held-by-backups.ts';
import type { WorkerLog } from './log.ts';
import { readWorkerSettings, SettingError } from './settings.ts';
import { startWorker } from './wiring.ts';

const write = (level: string, event: string, fields: object = {}) =>
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);

const log: WorkerLog = {
  info: (event, fields) => write('info', event, fields),
  warn: (event, fields) => write('warn', event, fields),
  error: (event, error, fields) =>
    write('error', event, { ...fields, error: error instanceof Error ? error.stack : 'unknown' }),
};

/** A worker alone, for installations whose servers run with ETOUCH_RUN_WORKER=0; it shares their disk. */
async function main(): Promise<void> {
  const settings = readWorkerSettings(process.env);
  const watch = await watchDatabase({ directUrl: settings.jobsDatabaseUrl, dataDir: settings.dataDir });
  watch.onChange((state) => log.info('database', { state }));
  // In the middle of maintenance it waits for the end; a database that is lost at the start is an error.
  if (watch.state() !== 'lost') await watch.whenNormal();
  await assertUnprivileged(settings.databaseUrl);
  const stores = await identifyStores(settings.storage, settings.dataDir);
  await claimStores(settings.jobsDatabaseUrl, stores, settings.storageMoved);
  const db = createDatabase({
    appUrl: settings.databaseUrl,
    directUrl: settings.jobsDatabaseUrl,
    // Maintenance ends all of them, and has a line of its own.
    onError: (error) => {
      if (watch.isSettled()) log.warn('database connection lost', { message: error.message });
    },
    ...(settings.slowQueryMs > 0 && {
      slow: { afterMs: settings.slowQueryMs, hear: ({ sql, ms }) => log.warn('slow query', { ms, sql }) },
    }),
  });
  const worker = await startWorker({
    db,
    watch,
    jobsUrl: settings.jobsDatabaseUrl,
    ...openStores(settings.storage, settings.dataDir),
    heldByBackups: createHeldByBackups(settings.dataDir),
    holder: `${hostname()}:worker:${process.pid}`,
    mail: settings.smtp ? createSmtpSender(settings.smtp) : createUnconfiguredSender(),
    mailSecret: settings.authSecret,
    origin: settings.origin,
    log,
  });
  log.info('working');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      const stopped = worker.stop().then(() => Promise.all([watch.close(), db.close()]));
      void stopped.then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(
    error instanceof SettingError || error instanceof StoresElsewhere ? `${error.message}\n` : `${String(error)}\n`,
  );
  process.exit(1);
});
