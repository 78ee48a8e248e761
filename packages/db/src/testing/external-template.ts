import { installJobs } from '../boss.ts';
import { asRole, onDatabase } from '../connection-url.ts';
import type { DatabaseSecrets } from '../database-secrets.ts';
import { migrateDeploy } from '../migrate-deploy.ts';
import { ROLE } from '../role-names.ts';
import { ensureRoles, grantDatabase } from '../roles.ts';
import { withClient } from '../with-client.ts';
import { schemaChecksum } from './schema-checksum.ts';

/**
 * The migrated database to clone on a server somebody else runs, made once per state of the schema.
 * @returns its name
 */
export async function externalTemplate(adminUrl: string, secrets: DatabaseSecrets): Promise<string> {
  const name = `etouch_template_${await schemaChecksum()}`;
  const maintenanceUrl = onDatabase(adminUrl, 'postgres');
  const exists = await withClient(maintenanceUrl, async (admin) => {
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    return rowCount !== 0;
  });
  await ensureRoles(maintenanceUrl, secrets);
  if (exists) return name;
  const draft = `${name}_${process.pid}`;
  await withClient(maintenanceUrl, (admin) => admin.query(`CREATE DATABASE ${draft} OWNER ${ROLE.owner}`));
  const url = onDatabase(adminUrl, draft);
  await grantDatabase(url, secrets);
  await migrateDeploy({ ownerUrl: asRole(url, ROLE.owner, secrets.owner) });
  await installJobs(asRole(url, ROLE.jobs, secrets.jobs));
  await withClient(maintenanceUrl, (admin) => admin.query(`ALTER DATABASE ${draft} RENAME TO ${name}`));
  return name;
}
