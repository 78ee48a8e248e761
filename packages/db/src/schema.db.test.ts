import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from './actor.ts';
import type { OpenShoot } from './testing/open-shoot.ts';
import { openShoot } from './testing/open-shoot.ts';
import type { Tx } from './transaction.ts';
import { withClient } from './with-client.ts';

let open: OpenShoot;
beforeAll(async () => {
  open = await openShoot();
});
afterAll(() => open.close());

const query = <R extends object>(text: string) =>
  withClient(open.urls.superuserUrl, async (client) => (await client.query<R>(text)).rows);

describe('security by construction', () => {
  test('row-level security is on and forced for every table, and every table has a policy', async () => {
    const exposed = await query(`
      SELECT c.relname FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
        AND (NOT c.relrowsecurity OR NOT c.relforcerowsecurity
             OR NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid))`);
    expect(exposed).toEqual([]);
  });

  test('whatever is granted to the application is restrained by a policy for it', async () => {
    const unrestrained = await query(`
      SELECT g.grantee, g.table_name FROM information_schema.role_table_grants g
      WHERE g.table_schema = 'public' AND g.grantee IN ('etouch_app', 'etouch_auth', 'etouch_client', 'etouch_retoucher')
        AND NOT EXISTS (SELECT 1 FROM pg_policies p WHERE p.tablename = g.table_name AND g.grantee = ANY (p.roles::text[]))`);
    expect(unrestrained).toEqual([]);
    expect(await query(`SELECT 1 FROM pg_policies WHERE 'public' = ANY (roles)`)).toEqual([]);
  });

  test('a function that runs as its owner fixes its search path, and the public may run none', async () => {
    const loose = await query(`
      SELECT p.proname FROM pg_proc p
      WHERE p.pronamespace = 'app'::regnamespace
        AND (p.prosecdef AND NOT coalesce(p.proconfig::text LIKE '%search_path=pg_catalog, pg_temp%', false)
             OR EXISTS (SELECT 1 FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0))`);
    expect(loose).toEqual([]);
  });

  test('a new table starts without a grant to anybody, and the list of migrations is nobody’s', async () => {
    await withClient(open.urls.ownerUrl, (owner) => owner.query('CREATE TABLE "Lens" (id uuid)'));
    const granted = await query(`
      SELECT g.grantee, g.table_name FROM information_schema.role_table_grants g
      WHERE g.table_name IN ('Lens', '_prisma_migrations') AND g.grantee <> 'etouch_owner'`);
    await withClient(open.urls.ownerUrl, (owner) => owner.query('DROP TABLE "Lens"'));
    expect(granted).toEqual([]);
  });

  test('no role but the superuser passes the policies by', async () => {
    expect(
      await query(`SELECT rolname FROM pg_roles WHERE rolname LIKE 'etouch%' AND (rolsuper OR rolbypassrls)`),
    ).toEqual([]);
  });

  test('every foreign key is indexed: its columns, in whatever order, are the first of an index', async () => {
    const bare = await query(`
      SELECT conrelid::regclass::text AS "table", conname FROM pg_constraint c
      WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND NOT EXISTS (
        SELECT 1 FROM pg_index i
        WHERE i.indrelid = c.conrelid AND i.indpred IS NULL
          AND c.conkey @> (i.indkey::int2[])[0:cardinality(c.conkey) - 1]
          AND c.conkey <@ (i.indkey::int2[])[0:cardinality(c.conkey) - 1])`);
    expect(bare).toEqual([]);
  });
});

describe('the plan of what screens ask most, as the application', () => {
  /** 40 projects of 250 photos beside the shoot: enough for a sequential scan to be the worse choice. */
  beforeAll(async () => {
    const { studio, client } = open.shoot;
    await open.owner.$executeRaw`
      INSERT INTO "Project" (id, "studioId", "clientId", title, code, "clientVisibleSince", "updatedAt")
      SELECT gen_random_uuid(), ${studio.id}::uuid, ${client.id}::uuid, 'p' || n, 'p' || n, now(), now() FROM generate_series(1, 40) n`;
    await open.owner.$executeRaw`
      INSERT INTO "Asset" (id, "projectId", "assetType", status, "originalName", "neutralName", "sizeBytes", "updatedAt")
      SELECT gen_random_uuid(), p.id, 'PHOTO', 'READY', 'x', 'x', 1, now() FROM "Project" p, generate_series(1, 250)`;
    await open.owner.$executeRawUnsafe('ANALYZE');
  });

  async function plan(actor: Actor, statement: (tx: Tx) => Promise<unknown>): Promise<string> {
    return JSON.stringify(await open.db.withActor(actor, statement));
  }

  test('photos of one project are found by its index, by every side', async () => {
    const { project, studio, client, one } = open.shoot;
    for (const actor of [studio.people.producer.actor, client.people.viewer.actor, one.people.hand.actor]) {
      const text = await plan(
        actor,
        (tx) => tx.$queryRaw`EXPLAIN (FORMAT JSON) SELECT id FROM "Asset" WHERE "projectId" = ${project.id}::uuid`,
      );
      expect(text).toMatch(/Asset_projectId_\w+_(idx|key)/);
      expect(text).not.toMatch(
        /"Node Type":"Seq Scan","Parallel Aware":\w+,"Async Capable":\w+,"Relation Name":"Asset"/,
      );
    }
  });

  test('one photo is found by its key', async () => {
    const { front, client } = open.shoot;
    const text = await plan(
      client.people.viewer.actor,
      (tx) => tx.$queryRaw`EXPLAIN (FORMAT JSON) SELECT id FROM "Asset" WHERE id = ${front.id}::uuid`,
    );
    expect(text).toContain('Asset_pkey');
  });
});
