import type { Database } from '@etouch/db/client';

/** What every use-case is handed: the database, opened only through an actor. */
export interface Deps {
  db: Database;
}
