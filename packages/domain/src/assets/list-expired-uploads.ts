import type { Deps } from '../activity/deps.ts';

/** Uploads that nobody continued in time and no server holds, oldest first, with the studio whose job ends them. */
export async function listExpiredUploads(deps: Deps, limit: number): Promise<{ uploadId: string; studioId: string }[]> {
  return deps.db.withoutActor(
    (tx) => tx.$queryRaw<{ uploadId: string; studioId: string }[]>`
      select "uploadId"::text as "uploadId", "studioId"::text as "studioId" from app.expired_uploads(${limit}::int)`,
  );
}
