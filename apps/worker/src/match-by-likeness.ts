import { join } from 'node:path';
import type { Actor } from '@etouch/db/actor';
import type { Deps } from '@etouch/domain/activity/deps';
import {
  acceptLikeness,
  findLikenessCandidates,
  type LikenessCandidate,
} from '@etouch/domain/retouching/match-version';
import { thumbhashDistance } from '@etouch/media/compare/thumbhash-distance';
import type { PictureDeps } from './process-picture.ts';

/** Candidates whose pictures are really compared. */
const COMPARED = 4;
/** A crop changes a ratio; a photo of the other format is another photo. */
const RATIO_TOLERANCE = 0.25;
/** Share of the picture, in basis points, that may have changed. */
const CHANGED_AT_MOST = 4_000;
/** The next best must differ this many times as much: of two alike, a person decides. */
const CLEARLY_BETTER = 2;

/**
 * Finds the one photo that an unmatched version file clearly resembles, by its pixels. What cannot be read, or resembles
 * none or several, goes on waiting in the "to match" tray.
 */
export async function matchByLikeness(deps: Deps & PictureDeps, actor: Actor, uploadId: string): Promise<void> {
  const found = await findLikenessCandidates(deps, actor, uploadId);
  if (!found || found.candidates.length === 0) return;
  const roundAssetId = await mostAlike(deps, found.storageKey, found.candidates);
  if (roundAssetId) await acceptLikeness(deps, actor, uploadId, roundAssetId);
}

function mostAlike(
  { storage, media }: PictureDeps,
  storageKey: string,
  candidates: readonly LikenessCandidate[],
): Promise<string | null> {
  return storage.withScratch((directory) =>
    storage.withLocalFile(storageKey, async (path) => {
      const file = await media.use((process) => process.processOriginal(path, directory));
      if (!file.ok) return null;
      const ratio = file.facts.width / file.facts.height;
      const nearest = candidates
        .filter((candidate) => Math.abs(candidate.ratio / ratio - 1) < RATIO_TOLERANCE)
        .map((candidate) => ({ ...candidate, distance: thumbhashDistance(candidate.thumbhash, file.thumbhash) }))
        .toSorted((a, b) => a.distance - b.distance)
        .slice(0, COMPARED);
      const compared: { roundAssetId: string; changed: number }[] = [];
      for (const { roundAssetId, previewKey } of nearest) {
        const changed = await storage.withLocalFile(previewKey, (preview) =>
          media.use((process) =>
            process.compareImages(preview, file.derivatives.preview.path, join(directory, 'difference.png')),
          ),
        );
        compared.push({ roundAssetId, changed: changed.differingBasisPoints });
      }
      const [best, next] = compared.toSorted((a, b) => a.changed - b.changed);
      if (!best || best.changed > CHANGED_AT_MOST) return null;
      return !next || next.changed > Math.max(best.changed, 100) * CLEARLY_BETTER ? best.roundAssetId : null;
    }),
  );
}
