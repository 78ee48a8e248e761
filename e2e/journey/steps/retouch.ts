import path from 'node:path';
import { handInVersions } from '@etouch/contracts/routes/rounds';
import { listUploads, matchUpload } from '@etouch/contracts/routes/uploads';
import sharp from 'sharp';
import { retouchImage, type Retouch } from '@etouch/media/edit/retouch-image';
import { told } from '../hand-over.ts';
import { inTurn } from '../in-turn.ts';
import { must, present } from '../must.ts';
import { queueOf } from '../pages.ts';
import type { Person } from '../people.ts';
import { meanDifference } from '../same-picture.ts';
import { describeFile, type SourceFile } from '../source-files.ts';
import { sendFile } from '../uploads.ts';
import type { World } from '../world.ts';

const PROCESSING_SECONDS = 300;

/** What is done to a picture; each attempt differs, so that each is another file. */
function retouchOf(attempt: number): Retouch {
  return { exposure: 0.35 + attempt * 0.2, saturation: 1.15, spots: [{ x: 0.5, y: 0.5, radius: 0.04 }] };
}

/**
 * Really edits a saved original and sends the result under the original's own name with what retouchers append to it.
 * @param attempt from 1; part of the file's name
 */
async function makeVersion(world: World, person: Person, assetId: string, original: SourceFile, attempt: number) {
  const edited = path.join(world.workDir, `${assetId}-${attempt}.jpg`);
  await retouchImage(original.path, edited, retouchOf(attempt));
  must((await meanDifference(original.path, edited)) > 1, `the retouch of ${original.name} changed nothing`);
  return sendVersion(world, person, edited, `${path.parse(original.name).name}_retouched-v${attempt}.jpg`);
}

async function sendVersion(world: World, person: Person, edited: string, name: string) {
  const file = await describeFile(edited, name);
  const roundId = present(world.round, 'a round').id;
  const { outcome, match, uploadId } = await sendFile(world.url, person, file, { purpose: 'VERSION', roundId });
  must(outcome === 'accepted', `${name}: ${outcome}`);
  return { match, uploadId, file };
}

/** A file whose name says nothing, and that looks like nothing known, waits in the tray until its sender says what it is. */
export async function leaveInTray(
  world: World,
  person: Person,
  assetId: string,
  original: SourceFile,
): Promise<SourceFile> {
  const edited = path.join(world.workDir, `${assetId}-untitled.jpg`);
  await sharp(original.path).flatten().rotate(90).negate().jpeg().toFile(edited);
  const { match, uploadId, file } = await sendVersion(world, person, edited, 'untitled.jpg');
  must(match === 'none', `untitled.jpg was matched by ${match}`);
  const roundId = present(world.round, 'a round').id;
  const { items } = await person.browser.api.call(listUploads, { query: { roundId, unmatched: 'true' } });
  must(items.length === 1 && items[0]?.id === uploadId, 'the file does not wait in the tray');
  world.trayUploadId = uploadId;
  return file;
}

/** The sender matches it; not with a photo of another agency. */
export async function emptyTray(world: World, person: Person, assetId: string): Promise<void> {
  const uploadId = present(world.trayUploadId, 'a file in the tray');
  const match = (id: string) => () =>
    person.browser.api.call(matchUpload, {
      params: { uploadId },
      body: { roundAssetId: present(world.round?.roundAssetIds.get(id), 'a photo of the round') },
    });
  const other = world.photos.find((photo) => photo.workers.includes(world.cast.otherAgencyLead));
  const wrong = match(present(other, 'a photo of the other agency').assetId);
  await world.refusals.expect(person.name, 'match a file with a photo of another agency', wrong, 'NOT_FOUND');
  const matched = await match(assetId)();
  must(matched.versionId !== null, 'the file matched by hand became no version');
  world.trayUploadId = null;
  await world.refusals.expect(person.name, 'match a file twice', match(assetId), 'ALREADY_DECIDED');
}

/** Waits until the newest versions of these photos were read, and hands them in. */
export async function handIn(world: World, person: Person, files: ReadonlyMap<string, SourceFile>): Promise<void> {
  const newest = async () => {
    const queue = await queueOf(world, person);
    const versions = queue.filter((item) => files.has(item.assetId)).map((item) => item.versions[0]);
    return versions.length === files.size && versions.every((version) => version?.status === 'READY')
      ? versions.flatMap((version) => version ?? [])
      : undefined;
  };
  const versions = await person.live.hints.until(`versions of ${person.name} read`, newest, PROCESSING_SECONDS);
  const { id: roundId } = present(world.round, 'a round');
  for (const version of versions) {
    const source = present(files.get(version.assetId), 'the file of a version');
    must(version.sha256 === source.sha256, `${source.name} arrived as other bytes`);
    world.versions.push({ id: version.id, assetId: version.assetId, maker: person, roundId, source, released: false });
  }
  const body = { versionIds: versions.map((version) => version.id), silhouetteModified: false };
  const { handedIn } = await person.browser.api.call(handInVersions, { body });
  must(handedIn === files.size, `${handedIn} of ${files.size} versions were handed in`);
  await told(world, world.cast.producer, 'VERSIONS_HANDED_IN', /versions? handed in/);
  world.say(`${person.name} (${person.organization.name}) hands in ${handedIn}`);
}

/** Edits and sends versions of many photos; each finds its photo by its name. */
export async function makeVersions(
  world: World,
  person: Person,
  originals: ReadonlyMap<string, SourceFile>,
  attempt: number,
): Promise<Map<string, SourceFile>> {
  const made = await inTurn([...originals], 2, async ([assetId, original]) => {
    const { match, file } = await makeVersion(world, person, assetId, original, attempt);
    must(match === 'name', `${file.name} was matched by ${match}`);
    return [assetId, file] as const;
  });
  return new Map(made);
}
