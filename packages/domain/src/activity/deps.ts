import type { Database } from '@etouch/db/client';
import type { Cursors } from './cursor.ts';

/** What every use-case is handed: the database, opened only through an actor, and the lists' signed cursors. */
export interface Deps {
  db: Database;
  cursors: Cursors;
}
