import type { Actor } from '@etouch/db/actor';
import { asStudio } from '@etouch/db/as-studio';
import { notifyLive } from '@etouch/db/live';
import type { Deps } from '../activity/deps.ts';
import { notFound, Refusal } from '../activity/refusal.ts';
import { ownVersions } from './access.ts';

/**
 * Takes back a version of one's own that was not handed in yet. Its bytes are left to the storage's collector.
 * @throws Refusal ALREADY_DECIDED once it was handed in
 */
export async function discardVersion(deps: Deps, actor: Actor, versionId: string) {
  return deps.db.withActor(actor, async (tx) => {
    const version = await tx.retouchVersion.findFirst({
      where: { AND: [{ id: versionId }, ownVersions(actor)] },
      select: { projectId: true, handedInAt: true },
    });
    if (!version) throw notFound();
    if (version.handedInAt) throw new Refusal('ALREADY_DECIDED', { reason: 'VERSION_HANDED_IN' });
    await asStudio(tx, version.projectId, async () => {
      await tx.uploadSession.updateMany({ where: { versionId }, data: { versionId: null, state: 'CANCELED' } });
      await tx.retouchVersion.deleteMany({ where: { id: versionId, handedInAt: null } });
    });
    await notifyLive(tx, { projectId: version.projectId, kind: 'version.discarded' });
    return { id: versionId };
  });
}
