import type { Actor } from '@etouch/db/actor';
import type { Deps } from '@etouch/domain/activity/deps';
import {
  goOnMeasuring,
  keepMeasures,
  listUnmeasured,
  type Measured,
  type Unmeasured,
} from '@etouch/domain/assets/measure-photos';
import type { PictureMeasures } from '@etouch/domain/assets/process-asset';
import { derivatives } from '@etouch/domain/assets/rules';
import { FileMissing } from '@etouch/integrations/storage/storage';
import type { PictureDeps } from './process-picture.ts';

/**
 * Measures the next photos (or counts the next versions) that were processed before there were measures, and asks for
 * those after them. What cannot be measured is passed over until a worker starts again. Broken off, it begins with the
 * first of its few that is not measured.
 */
export async function measurePhotos(
  deps: Deps & PictureDeps,
  actor: Actor,
  { of, afterId }: { of: Measured; afterId: string | null },
): Promise<void> {
  const next = await listUnmeasured(deps, actor, of, afterId);
  for (const photo of next) {
    const measures = photo.lacksMeasures ? await measure(deps, photo) : null;
    await keepMeasures(deps, actor, of, photo, await derivedBytes(deps, photo), measures);
  }
  await goOnMeasuring(deps, actor, of, next);
}

/** From the preview, not from the original: it has every pixel that is measured, and takes a tenth of the time. */
async function measure({ storage, media }: PictureDeps, photo: Unmeasured): Promise<PictureMeasures | null> {
  try {
    return await storage.withScratch((directory) =>
      storage.withLocalFile(`${photo.derivativesKey}/${derivatives.preview.file}`, async (path) => {
        const result = await media.use((process) => process.processOriginal(path, directory), 'idle');
        return result.ok ? result.measures : null;
      }),
    );
  } catch (error) {
    if (error instanceof FileMissing) return null;
    throw error;
  }
}

async function derivedBytes({ storage }: PictureDeps, { derivativesKey }: Unmeasured): Promise<number> {
  let bytes = 0;
  for (const { file } of Object.values(derivatives))
    bytes += (await storage.stat(`${derivativesKey}/${file}`))?.bytes ?? 0;
  return bytes;
}
