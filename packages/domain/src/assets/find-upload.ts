import type { Actor } from '@etouch/db/actor';
import type { Deps } from '../activity/deps.ts';
import { notFound } from '../activity/refusal.ts';
import { loadUpload, type UploadFacts } from './queries.ts';

/**
 * An upload of the actor's own; a job finds every upload of its studio.
 * @throws Refusal NOT_FOUND
 */
export async function findUpload(deps: Deps, actor: Actor, uploadId: string): Promise<UploadFacts> {
  return deps.db.withActor(actor, async (tx) => {
    const upload = await loadUpload(tx, uploadId);
    if (!isOwn(actor, upload)) throw notFound();
    return upload;
  });
}

/** Whether the actor may receive, complete or end an upload it sees. */
export function isOwn(actor: Actor, upload: UploadFacts): boolean {
  return actor.kind === 'SYSTEM' || (actor.kind === 'USER' && upload.userId === actor.userId);
}
