import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { DifferenceFiles } from '@etouch/domain/retouching/find-version-picture';
import { FileMissing, type Storage } from '@etouch/integrations/storage/storage';
import { changedAt, type Area, type ChangeHere } from '@etouch/media/compare/changed-here';
import { createMediaProcess } from '@etouch/media/child/media-process';
import type { Comparison } from '@etouch/media/compare/compare-images';
import { notFound } from '@etouch/domain/activity/refusal';

let turn: Promise<unknown> = Promise.resolve();

/**
 * Makes sure that the heat map of a version and its numbers stand in the storage: they are computed once, in a decoding process, one at a
 * time so that a page full of versions does not take the whole machine.
 * @throws Refusal NOT_FOUND when one of the pictures is gone
 */
export async function ensureHeatMap(storage: Storage, files: DifferenceFiles): Promise<void> {
  if (await storage.stat(files.factsKey)) return;
  const mine = turn.then(async () => {
    if (!(await storage.stat(files.factsKey))) await computeHeatMap(storage, files);
  });
  turn = mine.catch(() => undefined);
  await mine;
}

/** The numbers that came with the heat map, as the comparison gave them. @throws Refusal NOT_FOUND as above */
export async function readChange(storage: Storage, files: DifferenceFiles): Promise<Comparison> {
  await ensureHeatMap(storage, files);
  return JSON.parse(await text(await storage.read(files.factsKey))) as Comparison;
}

/**
 * Whether a place of what a version is compared with changed in it; null when the version does not show it any more.
 * @param area in parts of the width and height of what it is compared with
 * @throws Refusal NOT_FOUND as above
 */
export async function changeHere(storage: Storage, files: DifferenceFiles, area: Area): Promise<ChangeHere | null> {
  return changedAt(await readChange(storage, files), area);
}

async function computeHeatMap(
  storage: Storage,
  { beforeKey, afterKey, heatMapKey, factsKey }: DifferenceFiles,
): Promise<void> {
  const media = createMediaProcess();
  try {
    await storage.withScratch((directory) =>
      storage.withLocalFile(beforeKey, (before) =>
        storage.withLocalFile(afterKey, async (after) => {
          const heatMap = join(directory, 'difference.png');
          const facts = join(directory, 'difference.json');
          await writeFile(facts, JSON.stringify(await media.compareImages(before, after, heatMap)));
          await storage.adopt(heatMap, heatMapKey);
          // Last: where the numbers are, the map is too.
          await storage.adopt(facts, factsKey);
        }),
      ),
    );
  } catch (error) {
    throw error instanceof FileMissing ? notFound() : error;
  } finally {
    await media.close();
  }
}
