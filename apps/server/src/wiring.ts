import { hostname } from 'node:os';
import { createAuthDatabase } from '@etouch/db/auth-client';
import { createDatabase } from '@etouch/db/client';
import { useCursorSecret } from '@etouch/domain/activity/cursor';
import type { PictureFile } from '@etouch/domain/assets/find-picture';
import type { AuthDatabase, InvitationLinks } from '@etouch/domain/organizations/ports';
import { openStores, type Stores } from '@etouch/integrations/storage/open-stores';
import { createAccountMails, createInvitationLinks } from './account-mails.ts';
import { createAuth, type Auth } from './auth.ts';
import { createLiveHub, type LiveHub } from './live-hub.ts';
import { Gathering } from './gathering.ts';
import { log } from './log.ts';
import { createMaintenance, type Maintenance } from './maintenance.ts';
import type { ActorDeps } from './middleware/actor.ts';
import type { SessionDeps } from './middleware/session.ts';
import type { ServerSettings } from './settings.ts';

/** Everything handlers work with; use-cases take the parts they need from it. */
export interface ServerDeps extends Stores, SessionDeps, ActorDeps {
  settings: ServerSettings;
  authDb: AuthDatabase;
  auth: Auth;
  invitationLinks: InvitationLinks;
  /** Seals mails on their way to the worker. */
  mailSecret: string;
  hashPassword: (password: string) => Promise<string>;
  live: LiveHub;
  /** Where pictures stand, asked for by requests of one actor that come together. */
  pictures: Gathering<string, PictureFile | undefined>;
  maintenance: Maintenance;
  /** Names this server process to the others, and itself after a restart. */
  holder: string;
  /** Whether jobs are worked off by this process, or are another process's task. */
  workerRuns: () => boolean;
}

export interface Wired {
  deps: ServerDeps;
  /** Says how the worker is; main.ts starts it after the server listens. */
  setWorker(runs: () => boolean): void;
  close(): Promise<void>;
}

/** Puts the server's parts together; nothing is connected before it is used. */
export function wireServer(settings: ServerSettings): Wired {
  const maintenance = createMaintenance(settings);
  const db = createDatabase({
    appUrl: settings.databaseUrl,
    directUrl: settings.jobsDatabaseUrl,
    // Maintenance ends all of them, and has a line of its own.
    onError: (error) => {
      if (maintenance.isSettled()) log.warn('database connection lost', { message: error.message });
    },
    ...(settings.slowQueryMs > 0 && {
      slow: { afterMs: settings.slowQueryMs, hear: ({ sql, ms }) => log.warn('slow query', { ms, sql }) },
    }),
  });
  const authDb = createAuthDatabase({ authUrl: settings.authDatabaseUrl });
  const auth = createAuth(settings, authDb, createAccountMails(settings, db));
  useCursorSecret(settings.signingSecret);
  const live = createLiveHub(settings.jobsDatabaseUrl, db);
  let workerRuns = () => !settings.runWorker;
  return {
    deps: {
      settings,
      db,
      authDb,
      auth,
      invitationLinks: createInvitationLinks(settings),
      mailSecret: settings.authSecret,
      hashPassword: async (password) => (await auth.$context).password.hash(password),
      live,
      maintenance,
      sessions: new Gathering(),
      memberships: new Gathering(),
      pictures: new Gathering(),
      holder: `${hostname()}:${settings.port}`,
      ...openStores(settings.storage, settings.dataDir),
      workerRuns: () => workerRuns(),
    },
    setWorker: (runs) => (workerRuns = runs),
    async close() {
      await live.close();
      await Promise.all([maintenance.close(), db.close(), authDb.$disconnect()]);
    },
  };
}
