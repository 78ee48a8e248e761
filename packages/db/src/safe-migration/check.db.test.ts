import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Backup } from '../backups/backup.ts';
import { inSnapshot } from '../backups/in-snapshot.ts';
import { readTables } from '../backups/table-facts.ts';
import { openShoot } from '../testing/open-shoot.ts';
import type { OpenShoot } from '../testing/open-shoot.ts';
import { withClient } from '../with-client.ts';
import { checkApplication, checkMigrated } from './check.ts';

let open: OpenShoot;
let backup: Backup;
beforeAll(async () => {
  open = await openShoot();
  const tables = await inSnapshot(open.urls.superuserUrl, (client) => readTables(client, { checksums: 'ALL' }));
  backup = { tables } as Backup;
});
afterAll(() => open.close());

const run = (sql: string) => withClient(open.urls.superuserUrl, (admin) => admin.query(sql));
const check = (...scripts: string[]) =>
  checkMigrated({ ownerUrl: open.urls.ownerUrl, adminUrl: open.urls.superuserUrl, backup, scripts });

test('what no script means to change is as it was', async () => {
  await check();
  await checkApplication(open.urls.appUrl);
});

test('a table that is left open, an index half built and a constraint not validated are found', async () => {
  await run('CREATE TABLE "Open" (id int)');
  await expect(check()).rejects.toThrow(/row-level security is not forced: Open/);
  await run('DROP TABLE "Open"');
  await run(`UPDATE pg_index SET indisvalid = false WHERE indexrelid = '"Project_studioId_idx"'::regclass`);
  await expect(check()).rejects.toThrow(/not valid: "Project_studioId_idx"/);
  await run(`UPDATE pg_index SET indisvalid = true WHERE indexrelid = '"Project_studioId_idx"'::regclass`);
  await run('ALTER TABLE "Project" ADD CONSTRAINT half CHECK (true) NOT VALID');
  await expect(check('ALTER TABLE "Project" VALIDATE CONSTRAINT half')).rejects.toThrow(/not validated: half/);
  await run('ALTER TABLE "Project" DROP CONSTRAINT half');
});

test('a policy that fails would fail for everybody', async () => {
  await run(`CREATE POLICY broken ON "Project" TO etouch_app USING ((SELECT 1 / count(*) FROM "Verification") = 1)`);
  await expect(checkApplication(open.urls.appUrl)).rejects.toThrow(
    /the application cannot read public\."\w+": permission denied/,
  );
  await run('DROP POLICY broken ON "Project"');
});

test('rows that change by a detour are noticed, unless the script owns up to it', async () => {
  await run('DELETE FROM "NotificationDelivery"');
  const lost = /public\.NotificationDelivery has 0 rows instead of .*-- changes "Table"/;
  await expect(check('SELECT 1')).rejects.toThrow(lost);
  await check('-- changes "NotificationDelivery"\nSELECT 1');
});
