import { withClient } from '../with-client.ts';

/** This process would work with other files than the installation's; its message says what to do. */
export class StoresElsewhere extends Error {
  override name = 'StoresElsewhere';
}

/**
 * Says to all processes of the installation which stores it works with; the first one decides.
 * @param jobsUrl connection string of the role etouch_jobs, direct
 * @param moved the stores were moved on purpose: these are the installation's from now on
 * @throws StoresElsewhere when others work with other ones
 */
export async function claimStores(
  jobsUrl: string,
  { storage, incoming }: { storage: string; incoming: string },
  moved: boolean,
): Promise<void> {
  await withClient(jobsUrl, async (client) => {
    await client.query(
      `INSERT INTO "StorageSite" (storage, incoming) VALUES ($1, $2)
       ON CONFLICT (id) DO UPDATE SET storage = $1, incoming = $2, "claimedAt" = now()
         WHERE $3 AND ("StorageSite".storage, "StorageSite".incoming) <> ($1, $2)`,
      [storage, incoming, moved],
    );
    const { rows } = await client.query<{ storage: string; incoming: string }>(
      'SELECT storage, incoming FROM "StorageSite"',
    );
    const [site] = rows;
    const again = 'ETOUCH_STORAGE_MOVED=1 at the next start says that they were moved.';
    if (site?.storage !== storage)
      throw new StoresElsewhere(
        `The files of this installation are kept in (${site?.storage}), and this process is set to (${storage}). ${again}`,
      );
    if (site.incoming !== incoming)
      throw new StoresElsewhere(
        `ETOUCH_DATA/incoming is not the directory that the installation's other processes work with: share it between them. ${again}`,
      );
  });
}
