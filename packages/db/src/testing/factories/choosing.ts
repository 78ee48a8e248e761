import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { Asset, PrismaClient, Project, Selection, SelectionItem } from '../../generated/prisma/client.ts';
import { aCast } from './cast.ts';
import type { Cast } from './cast.ts';
import { moveProject } from './move-project.ts';

export interface ProjectOptions {
  /** Everybody it needs; new organizations unless given. */
  cast?: Cast;
  /** How many READY photos, all shown to the client; 2 unless given. */
  photos?: number;
}

export interface ShotProject extends Cast {
  project: Project;
  photos: Asset[];
}

export interface SelectedProject extends ShotProject {
  selection: Selection;
  items: SelectionItem[];
}

/** SHA-256 of a text, in hex: the checksum of a file that need not exist. */
export const checksumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** In STUDIO_REVIEW: photos are there, the client has not heard of them. */
export async function projectInStudioReview(owner: PrismaClient, options: ProjectOptions = {}): Promise<ShotProject> {
  const cast = options.cast ?? (await aCast(owner));
  const { studio, client } = cast;
  const project = await owner.project.create({
    data: { studioId: studio.id, clientId: client.id, title: 'Autumn', code: `A-${v7()}`, selectionLimit: 3 },
  });
  const photos = await owner.asset.createManyAndReturn({
    data: Array.from({ length: options.photos ?? 2 }, (_, index) => ({
      projectId: project.id,
      assetType: 'PHOTO' as const,
      status: 'READY' as const,
      originalName: `photo ${index + 1}.jpg`,
      neutralName: `${project.code}-000${index + 1}.jpg`,
      sizeBytes: 10n,
      sha256: checksumOf(`${project.id} ${index}`),
      storageKey: `originals/${project.id}/${index + 1}`,
    })),
  });
  return { ...cast, project, photos };
}

/** In CLIENT_REVIEW: the client sees the photos and has chosen nothing. */
export async function projectInClientReview(owner: PrismaClient, options?: ProjectOptions): Promise<ShotProject> {
  const shot = await projectInStudioReview(owner, options);
  await moveProject(owner, shot.project.id, 'SEND_TO_CLIENT', { clientVisibleSince: new Date() });
  return again(owner, shot);
}

/** In SELECTION_CONFIRMATION: the client's viewer picked every photo and submitted. */
export async function projectInSelectionConfirmation(
  owner: PrismaClient,
  options?: ProjectOptions,
): Promise<SelectedProject> {
  const shot = await projectInClientReview(owner, options);
  const { project, photos, client } = shot;
  const projectId = project.id;
  const userId = client.people.viewer.id;
  await owner.photoMark.createMany({
    data: photos.map(({ id }) => ({ assetId: id, projectId, userId, organizationId: client.id, pick: 'PICK' })),
  });
  const selection = await owner.selection.create({
    data: { projectId, number: 1, actorKind: 'USER', submittedById: userId, selectionLimit: project.selectionLimit },
  });
  const items = await owner.selectionItem.createManyAndReturn({
    data: photos.map(({ id }) => ({ selectionId: selection.id, projectId, assetId: id })),
  });
  await moveProject(owner, projectId, 'SUBMIT_SELECTION');
  return { ...(await again(owner, shot)), selection, items };
}

/** The same with the project as it is now. */
export async function again<P extends ShotProject>(owner: PrismaClient, before: P): Promise<P> {
  return { ...before, project: await owner.project.findUniqueOrThrow({ where: { id: before.project.id } }) };
}
