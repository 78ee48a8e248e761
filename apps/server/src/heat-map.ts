import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { DifferenceFiles } from '@etouch/domain/retouching/find-version-picture';
import { FileMissing, type Storage } from '@etouch/integrations/storage/storage';
import { COMPARISON_ALGORITHM } from '@etouch/media/compare/algorithm';
import { changedAt, type Area, type ChangeHere } from '@etouch/media/compare/changed-here';
import { createMediaProcess } from '@etouch/media/child/media-process';
import type { Comparison } from '@etouch/media/compare/compare-images';
import { notFound } from '@etouch/domain/activity/refusal';

let turn: Promise<unknown> = Promise.resolve();

/**
 * What changed in a version, as the comparison gave it; the heat map stands in the storage then. Both are computed once, and
 * again when they came of an earlier way of comparing: in a decoding process, one at a time so that a page full of versions
 * does not take the whole machine.
 * @throws Refusal NOT_FOUND when one of the pictures is gone
 */
export async function readChange(storage: Storage, files: DifferenceFiles): Promise<Comparison> {
  const known = await readKnown(storage, files);
  if (known) return known;
  const mine = turn.then(async () => (await readKnown(storage, files)) ?? computeHeatMap(storage, files));
  turn = mine.catch(() => undefined);
  return mine;
}

/** The kept result, when it came of today's way of comparing. */
async function readKnown(storage: Storage, { factsKey }: DifferenceFiles): Promise<Comparison | null> {
  if (!(await storage.stat(factsKey))) return null;
  const kept: Partial<Comparison> = JSON.parse(await text(await storage.read(factsKey)));
  return kept.algorithm === COMPARISON_ALGORITHM ? (kept as Comparison) : null;
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
): Promise<Comparison> {
  const media = createMediaProcess();
  try {
    return await storage.withScratch((directory) =>
      storage.withLocalFile(beforeKey, (before) =>
        storage.withLocalFile(afterKey, async (after) => {
          const heatMap = join(directory, 'difference.png');
          const facts = join(directory, 'difference.json');
          const comparison = await media.compareImages(before, after, heatMap);
          await writeFile(facts, JSON.stringify(comparison));
          await storage.adopt(heatMap, heatMapKey);
          // Last: where the numbers are, the map is too.
          await storage.adopt(facts, factsKey);
          return comparison;
        }),
      ),
    );
  } catch (error) {
    throw error instanceof FileMissing ? notFound() : error;
  } finally {
    await media.close();
  }
}
