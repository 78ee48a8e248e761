import type { Database } from '../database.ts';
import { DatabaseSetupError } from '../database-setup-error.ts';
import type { Backup } from './backup.ts';

/** @throws DatabaseSetupError when the backup is of the other kind of server */
export function assertKind(backup: Backup, { embedded }: Pick<Database, 'embedded'>): void {
  if ((backup.kind === 'CLUSTER') === embedded) return;
  throw new DatabaseSetupError(
    embedded
      ? `${backup.path} is a dump of an external server: set DATABASE_URL and DATABASE_DIRECT_URL to restore it there`
      : `${backup.path} is a copy of the embedded server: unset DATABASE_URL and DATABASE_DIRECT_URL to restore it`,
  );
}
