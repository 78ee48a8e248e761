import { once } from 'node:events';
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asRole } from '../connection-url.ts';
import { deriveDatabaseSecrets } from '../database-secrets.ts';
import { THROWAWAY } from '../embedded/settings.ts';
import { startEmbeddedPostgres } from '../embedded/start-embedded-postgres.ts';
import type { EmbeddedPostgres } from '../embedded/start-embedded-postgres.ts';
import { ROLE } from '../role-names.ts';
import { createEmptyDatabase, createTestRole } from '../testing/empty-database.ts';
import type { EmptyDatabase } from '../testing/empty-database.ts';
import { runScript, startCommand } from '../testing/run-command.ts';
import { withClient } from '../with-client.ts';

/**
 * The five commands on a server that writes down every connection, through an owner who may create no database.
 * schema.prisma and the migrations are copies, so that a new migration does not end up in the repository.
 */
let directory: string;
let prisma: string;
let server: EmbeddedPostgres;
let database: EmptyDatabase;
let ownerUrl: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'commands-'));
  prisma = join(directory, 'prisma');
  await cp(resolve(import.meta.dirname, '../../prisma'), prisma, { recursive: true });
  server = await startEmbeddedPostgres({ dataDir: directory, settings: { ...THROWAWAY, log_connections: 'all' } });
  const admin = server.superuserUrl('postgres');
  database = await createEmptyDatabase(admin);
  const direct = await createTestRole('CREATEROLE NOCREATEDB', admin);
  await withClient(admin, (client) => client.query(`ALTER DATABASE ${database.name} OWNER TO ${direct.name}`));
  const app = await createTestRole('', admin);
  env = {
    DATABASE_URL: asRole(database.superuserUrl, app.name, app.password),
    DATABASE_DIRECT_URL: asRole(database.superuserUrl, direct.name, direct.password),
    ETOUCH_DATA: directory,
    ETOUCH_PRISMA_DIRECTORY: prisma,
  };
  ownerUrl = asRole(database.superuserUrl, ROLE.owner, deriveDatabaseSecrets(direct.password).owner);
});

afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true });
});

async function handWritten(): Promise<Record<'policies' | 'triggers' | 'functions' | 'checks', number>> {
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query<
      Record<'policies' | 'triggers' | 'functions' | 'checks', number>
    >(`SELECT (SELECT count(*)::int FROM pg_policies) AS policies,
      (SELECT count(*)::int FROM pg_trigger WHERE NOT tgisinternal) AS triggers,
      (SELECT count(*)::int FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname IN ('app', 'public')) AS functions,
      (SELECT count(*)::int FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace) AS checks`),
  );
  return rows[0]!;
}

test('prisma:generate writes the client and needs no database', async () => {
  const result = await runScript('prisma:generate', [], { ETOUCH_PRISMA_DIRECTORY: prisma });
  expect(result).toMatchObject({ code: 0 });
  expect((await stat(join(directory, 'src/generated/prisma/client.ts'))).isFile()).toBe(true);
});

test('prisma:migrate applies everything once', async () => {
  expect(await runScript('prisma:migrate', [], env)).toMatchObject({ code: 0 });
  const again = await runScript('prisma:migrate', [], env);
  expect(again.text).toContain('No pending migrations');
});

test('db:migrate:safe has nothing to do then', async () => {
  const result = await runScript('db:migrate:safe', [], env);
  expect(result).toMatchObject({ code: 0 });
  expect(result.text).toContain('no migration is pending');
});

test('db:migrate:dev finds no difference, writes one that appears, and leaves what is written by hand', async () => {
  const before = await handWritten();
  expect((await runScript('db:migrate:dev', ['--name', 'nothing'], env)).text).toContain('Nothing to do');
  await appendFile(
    join(prisma, 'schema.prisma'),
    '\nmodel Lens {\n  id String @id\n  mount String\n  @@index([mount])\n}\n',
  );
  const result = await runScript('db:migrate:dev', ['--name', 'add_lens'], env);
  expect(result).toMatchObject({ code: 0 });
  const name = (await readdir(join(prisma, 'migrations'))).find((entry) => /^\d{14}_add_lens$/.test(entry));
  const sql = await readFile(join(prisma, 'migrations', name!, 'migration.sql'), 'utf8');
  expect(sql).toMatch(/CREATE TABLE "Lens"/);
  expect(sql).not.toMatch(/DROP/);
  expect((await runScript('db:migrate:dev', ['--name', 'nothing'], env)).text).toContain('Nothing to do');
  const after = await handWritten();
  expect(after).toEqual({ ...before, policies: before.policies + 1 });
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query(`SELECT relrowsecurity AND relforcerowsecurity AS closed,
      (SELECT count(*)::int FROM information_schema.role_table_grants
        WHERE table_name = 'Lens' AND grantee <> '${ROLE.owner}') AS grants FROM pg_class WHERE relname = 'Lens'`),
  );
  expect(rows).toEqual([{ closed: true, grants: 0 }]);
});

test('db:migrate:dev says in plain words what would hurt, applies it only when told, and once', async () => {
  const schema = join(prisma, 'schema.prisma');
  const before = await readFile(schema, 'utf8');
  await writeFile(schema, before.replace('mount String', 'mount String\n  maker String'));
  const refused = await runScript('db:migrate:dev', ['--name', 'add_maker'], env);
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.text).toMatch(/add_maker\/migration\.sql:2 adding-required-field: rows that exist have no value/);
  expect(refused.text).toMatch(/not applied/);
  const again = await runScript('db:migrate:dev', ['--name', 'add_maker'], env);
  expect(again).toMatchObject({ code: 1, text: expect.stringContaining('adding-required-field') });
  const accepted = await runScript('db:migrate:dev', ['--name', 'add_maker', '--accept-findings'], env);
  expect(accepted).toMatchObject({ code: 0, text: expect.stringMatching(/Applied first: \d+_add_maker/) });
  expect((await readdir(join(prisma, 'migrations'))).filter((entry) => entry.endsWith('add_maker'))).toHaveLength(1);
});

test('a finding that its author accepted in the file is not said again', async () => {
  const name = '20990101000000_drop_maker';
  await mkdir(join(prisma, 'migrations', name));
  const sql = '-- Nobody ever filled it.\n-- squawk-ignore ban-drop-column\nALTER TABLE "Lens" DROP COLUMN "maker";\n';
  await writeFile(join(prisma, 'migrations', name, 'migration.sql'), sql);
  const schema = join(prisma, 'schema.prisma');
  await writeFile(schema, (await readFile(schema, 'utf8')).replace('\n  maker String', ''));
  expect(await runScript('db:migrate:dev', ['--name', 'nothing'], env)).toMatchObject({
    code: 0,
    text: expect.stringMatching(/^(?!.*ban-drop-column)[^]*Applied first: 20990101000000_drop_maker/),
  });
});

test('db:migrate:dev refuses to drop an index it does not know', async () => {
  await withClient(ownerUrl, (owner) => owner.query('CREATE INDEX lens_by_hand ON "Lens" (id, mount)'));
  const result = await runScript('db:migrate:dev', ['--name', 'too_much'], env);
  expect(result).toMatchObject({ code: 1 });
  expect(result.text).toMatch(/would drop lens_by_hand/);
  expect((await readdir(join(prisma, 'migrations'))).filter((entry) => entry.endsWith('too_much'))).toEqual([]);
});

test('db:migrate:dev wants a name', async () => {
  expect(await runScript('db:migrate:dev', [], env)).toMatchObject({
    code: 1,
    text: expect.stringContaining('--name'),
  });
});

test('prisma:studio answers and ends with Ctrl-C', async () => {
  const port = await freePort();
  const child = startCommand('prisma:studio', ['--port', String(port), '--browser', 'none'], env);
  await once(child.stdout!, 'data');
  expect((await answer(`http://127.0.0.1:${port}/`)).status).toBe(200);
  process.kill(-child.pid!, 'SIGINT');
  await once(child, 'close');
});

test('none of them opened another database', async () => {
  const log = await readFile(join(directory, 'postgres.log'), 'utf8');
  const opened = [...log.matchAll(/connection authorized: user=(\w+) database=(\w+)/g)];
  const byCommands = opened.filter(([, user]) => user !== 'postgres');
  expect(byCommands.length).toBeGreaterThan(20);
  expect(new Set(byCommands.map(([, , name]) => name))).toEqual(new Set([database.name]));
  const attempts = [...log.matchAll(/FATAL:.*database "?(\w+)/g)].map(([line]) => line);
  expect(attempts).toEqual([]);
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Studio says where it will listen a moment before it does. */
async function answer(url: string): Promise<Response> {
  for (;;) {
    try {
      return await fetch(url);
    } catch {
      await new Promise((next) => setImmediate(next));
    }
  }
}
