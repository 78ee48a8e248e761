import type { Delivery, PrismaClient, ProjectPricingItem } from '../../generated/prisma/client.ts';
import { again, checksumOf } from './choosing.ts';
import type { ProjectOptions } from './choosing.ts';
import { moveProject } from './move-project.ts';
import { projectInClientValidation } from './retouching.ts';
import type { ValidatedProject } from './retouching.ts';

export interface DoneProject extends ValidatedProject {
  delivery: Delivery;
  /** What may be invoiced. */
  unbilled: ProjectPricingItem[];
}

/** In DONE: everything approved, the deliverables frozen, the round closed, the lines ready to be invoiced. */
export async function projectDone(owner: PrismaClient, options?: ProjectOptions): Promise<DoneProject> {
  const validated = await projectInClientValidation(owner, options);
  const projectId = validated.project.id;
  const decision = { clientDecision: 'APPROVED', clientDecidedAt: new Date() };
  await owner.retouchVersion.updateMany({ where: { projectId }, data: decision });
  await owner.roundAsset.updateMany({ where: { projectId }, data: { state: 'APPROVED' } });
  await owner.asset.updateMany({ where: { projectId }, data: { status: 'DELIVERED' } });
  const delivery = await owner.delivery.create({
    data: { projectId, number: 1, manifestSha256: checksumOf(`manifest of ${projectId}`) },
  });
  await owner.deliverable.createMany({
    data: validated.versions.map((version, index) => ({
      deliveryId: delivery.id,
      projectId,
      assetId: version.assetId,
      versionId: version.id,
      fileName: validated.photos[index]!.originalName,
      storageKey: version.storageKey,
      sizeBytes: version.sizeBytes,
      sha256: version.sha256,
    })),
  });
  await owner.retouchRound.update({ where: { id: validated.round.id }, data: { closedAt: new Date() } });
  const accessEndsAt = new Date(Date.now() + 14 * 24 * 60 * 60 * 1000);
  await owner.assignment.updateMany({ where: { projectId }, data: { accessEndsAt } });
  await owner.projectPricingItem.updateMany({ where: { projectId }, data: { billingState: 'UNBILLED' } });
  await moveProject(owner, projectId, 'APPROVE');
  const unbilled = await owner.projectPricingItem.findMany({ where: { projectId }, orderBy: { id: 'asc' } });
  return { ...(await again(owner, validated)), delivery, unbilled };
}

/** In ARCHIVED, from DONE: what was not invoiced is waived. */
export async function projectArchived(owner: PrismaClient, options?: ProjectOptions): Promise<DoneProject> {
  const done = await projectDone(owner, options);
  const projectId = done.project.id;
  const waived = { billingState: 'WAIVED', waivedReason: 'A gift.' };
  await owner.projectPricingItem.updateMany({ where: { projectId }, data: waived });
  await owner.asset.updateMany({ where: { projectId }, data: { status: 'ARCHIVED' } });
  await moveProject(owner, projectId, 'ARCHIVE', { stateBeforeArchive: 'DONE' });
  return { ...(await again(owner, done)), unbilled: [] };
}
