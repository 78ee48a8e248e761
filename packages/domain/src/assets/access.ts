import type { Actor } from '@etouch/db/actor';
import type { Prisma } from '@etouch/db/prisma';
import { visibleProjects } from '../projects/access.ts';

/**
 * The photos that exist for this actor in lists and screens (row-level security says the same a second time). A
 * retoucher sees photos through assignments only, never through these.
 */
export function visibleAssets(actor: Actor): Prisma.AssetWhereInput {
  return { ...shownAssets(actor), project: visibleProjects(actor) };
}

/** Whether the actor works for the studio, as a person or as its job. */
export function isStudio(actor: Actor): boolean {
  return actor.kind === 'SYSTEM' || (actor.kind === 'USER' && actor.organizationType === 'STUDIO');
}

/** The same among the photos of one project that was found to be visible: it is not joined to every row again. */
export function shownAssets(actor: Actor): Prisma.AssetWhereInput {
  const shown: Prisma.AssetWhereInput = { baseAssetId: null };
  if (isStudio(actor)) return shown;
  // Said by what is wanted: under row-level security an enum's `<>` is guessed to leave next to nothing.
  return { ...shown, shownToClient: true, trashedAt: null, status: { in: ['READY', 'DELIVERED', 'ARCHIVED'] } };
}

/** What could not be read, or not be made fit to be watched or leafed through. */
export const failedAssets: Prisma.AssetWhereInput = {
  OR: [{ processingError: { not: null } }, { renditionState: 'FAILED' }],
};
