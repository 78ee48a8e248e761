import type { Actor } from '../actor.ts';
import { createDatabase } from '../client.ts';
import type { Database } from '../client.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { createOwnerDatabase } from '../owner-client.ts';
import type { Tx } from '../transaction.ts';
import { createTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { populateShoot } from './shoot.ts';
import type { Shoot } from './shoot.ts';

export interface OpenShoot {
  shoot: Shoot;
  db: Database;
  owner: PrismaClient;
  urls: TestDatabase;
  /** Runs in the name of an actor and takes everything back. */
  trying<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

class TakenBack extends Error {}

/** A database of the test file's own with one populated shoot. Call `close()` in `afterAll`. */
export async function openShoot(): Promise<OpenShoot> {
  const urls = await createTestDatabase();
  const owner = createOwnerDatabase(urls);
  // With kept plans, as the server runs: row-level security must hold on them too.
  const db = createDatabase({ ...urls, directUrl: urls.jobsUrl });
  const shoot = await populateShoot(owner);
  return {
    shoot,
    db,
    owner,
    urls,
    async trying<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
      let result: { value: T } | undefined;
      const tried = db.withActor(actor, async (tx) => {
        result = { value: await work(tx) };
        throw new TakenBack();
      });
      await tried.catch((error: unknown) => {
        if (!(error instanceof TakenBack)) throw error;
      });
      return result!.value;
    },
    async close() {
      await Promise.all([db.close(), owner.$disconnect()]);
      await urls.drop();
    },
  };
}
