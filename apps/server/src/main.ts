import { serve } from '@hono/node-server';
import { assertUnprivileged } from '@etouch/db/assert-unprivileged';
import { installJobs } from '@etouch/db/boss';
import { claimStores } from '@etouch/db/files/claim-stores';
import { identifyStores } from '@etouch/integrations/storage/identify-stores';
import { createHeldByBackups } from '@etouch/worker/held-by-backups';
import { startWorker, type RunningWorker } from '@etouch/worker/wiring';
import { createApp } from './app.ts';
import { firstAdministratorLink } from './first-administrator.ts';
import { log } from './log.ts';
import { createMailSender } from './mail-sender.ts';
import { sendingDirectly } from './send-body.ts';
import { readServerSettings, SettingError, type ServerSettings } from './settings.ts';
import { wireServer } from './wiring.ts';

/** Milliseconds that open requests get to finish after a stop was asked for. */
const PATIENCE = 5_000;
/** Milliseconds that one request may take to come in; an upload cut off by it goes on where it was. */
const UPLOAD_TIMEOUT = 6 * 60 * 60 * 1000;

/** Starts the server, and the worker inside it unless ETOUCH_RUN_WORKER=0; stops in order on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const settings = readSettings();
  const wired = wireServer(settings);
  const { app, deps } = { ...createApp(wired.deps), deps: wired.deps };
  await deps.maintenance.start();
  // Started in the middle of maintenance, the server says so and goes on when it is over.
  const isPrepared = deps.maintenance.state() === 'normal';
  if (isPrepared) await prepare(settings);
  await deps.live.start();
  const listening = Promise.withResolvers<void>();
  const server = serve(
    {
      fetch: sendingDirectly(app.fetch),
      hostname: settings.host,
      port: settings.port,
      // Node ends a request after five minutes: a large file over a slow line takes longer. Headers keep their minute.
      serverOptions: { requestTimeout: UPLOAD_TIMEOUT },
    },
    () => listening.resolve(),
  );
  server.once('error', (error: NodeJS.ErrnoException) => fail(listenFailure(error, settings)));
  await listening.promise;
  log.info('listening', { host: settings.host, port: settings.port });
  let worker: RunningWorker | undefined;
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    await deps.live.close();
    const timer = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), PATIENCE);
    await closed;
    clearTimeout(timer);
    await worker?.stop();
    await wired.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(
      signal,
      () =>
        void stop().then(
          () => process.exit(0),
          () => process.exit(1),
        ),
    );
  }

  await deps.maintenance.whenNormal();
  if (!isPrepared) await prepare(settings);
  // Before the worker runs, so before anybody is told that the server is ready.
  const link = await firstAdministratorLink(deps);
  if (link) process.stdout.write(`The first administrator is made at ${link}\n`);
  if (!settings.runWorker) return;
  worker = await startWorker({
    ...deps,
    jobsUrl: settings.jobsDatabaseUrl,
    watch: deps.maintenance.watch(),
    origin: settings.origin,
    heldByBackups: createHeldByBackups(settings.dataDir),
    mail: createMailSender(settings, deps.db),
    log,
  });
  wired.setWorker(() => worker?.running() ?? false);
}

/** What the database must be like before it is worked with. */
async function prepare(settings: ServerSettings): Promise<void> {
  await assertUnprivileged(settings.databaseUrl);
  await installJobs(settings.jobsDatabaseUrl);
  const stores = await identifyStores(settings.storage, settings.dataDir);
  await claimStores(settings.jobsDatabaseUrl, stores, settings.storageMoved);
}

function readSettings(): ServerSettings {
  try {
    return readServerSettings(process.env);
  } catch (error) {
    if (error instanceof SettingError) fail(error.message);
    throw error;
  }
}

function listenFailure(error: NodeJS.ErrnoException, { host, port }: ServerSettings): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} of ${host} is in use: set ETOUCH_PORT to another one.`;
  return `ETOUCH_HOST=${host} with ETOUCH_PORT=${port} cannot be listened on (${error.code ?? error.message}).`;
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

main().catch((error: unknown) => fail(error instanceof Error ? error.message : 'The server could not start.'));
