import type { PictureFacts } from '@etouch/domain/assets/process-asset';
import type { ProcessedOriginal } from '@etouch/media/result';

/** Characters of a camera's or lens's name that are kept. */
const NAME = 300;

/** What the rows keep of a processed file. What names a person, a place or one camera is kept apart from the rest. */
export function pictureFacts(
  { facts, metadata: read, thumbhash, measures }: ProcessedOriginal,
  derivativeBytes: number,
): PictureFacts {
  const { assetType, mimeType, width, height, bytes: _, ...others } = facts;
  const { personal, rating, label, camera, lens, iso, exposure, capturedOffset } = read;
  const capturedAt = read.capturedAt ?? facts.capturedAt;
  return {
    assetType,
    mimeType,
    width,
    height,
    thumbhash,
    measures,
    derivativeBytes,
    capturedAt,
    metadata: { ...others, capturedAt, camera, lens, iso, capturedOffset, exposure: { ...exposure } },
    personalMetadata: { ...personal },
    camera: camera?.slice(0, NAME) ?? null,
    lens: lens?.slice(0, NAME) ?? null,
    iso,
    fileRating: rating,
    fileLabel: label,
    durationMs: facts.assetType === 'VIDEO' ? facts.durationMs : null,
    pages: facts.assetType === 'DOCUMENT' ? facts.pages : null,
  };
}
