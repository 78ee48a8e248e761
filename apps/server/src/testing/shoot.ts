import { createHeldByBackups } from '@etouch/worker/held-by-backups';
import { startWorker, type RunningWorker, type WorkerDeps } from '@etouch/worker/wiring';
import { asOwner } from '@etouch/db/testing/factories/as-owner';
import { moveProject } from '@etouch/db/testing/factories/move-project';
import { openRound as openRoundOver } from '@etouch/db/testing/factories/opening';
import { withClient } from '@etouch/db/with-client';
import { anOrganization, aPerson, signedIn } from './people.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { createTusClient, type TusClient } from './tus.ts';

/** A studio with one project, its client, two agencies and another studio; each with one person signed in. */
export interface Shoot {
  server: TestServer;
  projectId: string;
  studio: Person;
  client: Person;
  agency: Person;
  otherAgency: Person;
  stranger: Person;
  /** Runs SQL past row-level security. */
  sql: <T extends object>(text: string, values?: unknown[]) => Promise<T[]>;
  /** Starts the worker, waits until no job is left and stops it. */
  workOff(): Promise<void>;
  close(): Promise<void>;
}

export interface Person {
  organizationId: string;
  userId: string;
  tus: TusClient;
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  browser: Awaited<ReturnType<typeof signedIn>>;
}

/** @param storage `s3`: its files stand in a bucket, whatever the run's usual storage is */
export async function startShoot(storage?: 's3'): Promise<Shoot> {
  const server = await startTestServer({}, storage);
  const sql: Shoot['sql'] = (text, values) =>
    withClient(server.database.superuserUrl, async (db) => (await db.query(text, values)).rows);

  const person = async (name: string, type: 'STUDIO' | 'CLIENT' | 'RETOUCHER', role: string): Promise<Person> => {
    const organizationId = await anOrganization(server, type, name);
    const email = `${name.replaceAll(' ', '-')}@example.test`;
    const userId = await aPerson(server, { email, name, memberOf: [[organizationId, role as 'STUDIO_ADMIN']] });
    const browser = await signedIn(server, email);
    return {
      organizationId,
      userId,
      browser,
      tus: createTusClient(server.request, browser.cookies()),
      get: (path, headers) => server.request(path, { headers: { cookie: browser.cookies(), ...headers } }),
    };
  };
  const studio = await person('studio', 'STUDIO', 'STUDIO_ADMIN');
  const client = await person('client', 'CLIENT', 'CLIENT_ADMIN');
  const agency = await person('agency', 'RETOUCHER', 'RETOUCH_ADMIN');
  const otherAgency = await person('other agency', 'RETOUCHER', 'RETOUCH_ADMIN');
  const stranger = await person('stranger', 'STUDIO', 'STUDIO_ADMIN');
  for (const [partner, kind] of [
    [client, 'CLIENT'],
    [agency, 'RETOUCHER'],
    [otherAgency, 'RETOUCHER'],
  ] as const) {
    await sql(
      `INSERT INTO "StudioPartner" (id, "studioId", "partnerId", kind) VALUES (gen_random_uuid(), $1, $2, $3)`,
      [studio.organizationId, partner.organizationId, kind],
    );
  }
  const [project] = await sql<{ id: string }>(
    `INSERT INTO "Project" (id, "studioId", "clientId", title, code, "clientVisibleSince", "updatedAt")
     VALUES (gen_random_uuid(), $1, $2, 'Autumn', 'P-QRSTV', now(), now()) RETURNING id`,
    [studio.organizationId, client.organizationId],
  );
  return {
    server,
    projectId: project!.id,
    studio,
    client,
    agency,
    otherAgency,
    stranger,
    sql,
    workOff: () => workOff(server, sql),
    close: () => server.close(),
  };
}

/** @param own what a test brings itself, e.g. a mail server that does not answer */
export async function startTestWorker(server: TestServer, own: Partial<WorkerDeps> = {}): Promise<RunningWorker> {
  return startWorker({
    ...server.deps,
    jobsUrl: server.database.jobsUrl,
    watch: server.deps.maintenance.watch(),
    origin: server.deps.settings.origin,
    heldByBackups: createHeldByBackups(server.deps.settings.dataDir),
    mediaProcesses: 1,
    mail: { send: async () => {}, close: () => {} },
    log: { info: () => {}, warn: () => {}, error: (event, error) => console.error(event, error) },
    ...own,
  });
}

async function workOff(server: TestServer, sql: Shoot['sql']): Promise<void> {
  const worker = await startTestWorker(server);
  try {
    for (;;) {
      const [left] = await sql<{ count: number }>(
        `SELECT count(*)::int AS count FROM pgboss.job WHERE state IN ('created', 'retry', 'active') AND (name LIKE 'process-%' OR name IN ('match-version', 'make-tiles', 'render-film', 'paint-pages', 'prepare-download'))`,
      );
      if (left?.count === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  } finally {
    await worker.stop();
  }
}

/** Opens round 1 over photos, each given to an agency; the project is then in retouch. */
export async function openRound(shoot: Shoot, photos: readonly { assetId: string; agency: Person }[]): Promise<string> {
  const project = { id: shoot.projectId, studioId: shoot.studio.organizationId };
  const given = photos.map(({ assetId, agency }) => ({ assetId, organizationId: agency.organizationId }));
  return asOwner(shoot.server.database, async (owner) => {
    await moveProject(owner, project.id, 'SELECT_FOR_CLIENT');
    const { round } = await openRoundOver(owner, project, given);
    await moveProject(owner, project.id, 'CONFIRM');
    return round.id;
  });
}
