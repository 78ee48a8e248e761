import { createAuthDatabase } from '@etouch/db/auth-client';
import { createDatabase, type Database } from '@etouch/db/client';
import type { AuthDatabase, InvitationLinks } from '@etouch/domain/organizations/ports';
import { createAccountMails, createInvitationLinks } from './account-mails.ts';
import { createAuth, type Auth } from './auth.ts';
import { createLiveHub, type LiveHub } from './live-hub.ts';
import { log } from './log.ts';
import type { ServerSettings } from './settings.ts';

/** Everything handlers work with; use-cases take the parts they need from it. */
export interface ServerDeps {
  settings: ServerSettings;
  db: Database;
  authDb: AuthDatabase;
  auth: Auth;
  invitationLinks: InvitationLinks;
  /** Seals mails on their way to the worker. */
  mailSecret: string;
  hashPassword: (password: string) => Promise<string>;
  live: LiveHub;
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
  const db = createDatabase({
    appUrl: settings.databaseUrl,
    onError: (error) => log.warn('database connection lost', { message: error.message }),
  });
  const authDb = createAuthDatabase({ authUrl: settings.authDatabaseUrl });
  const auth = createAuth(settings, authDb, createAccountMails(settings, db));
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
      workerRuns: () => workerRuns(),
    },
    setWorker: (runs) => (workerRuns = runs),
    async close() {
      await live.close();
      await Promise.all([db.close(), authDb.$disconnect()]);
    },
  };
}
