import { createHash } from 'node:crypto';
import { countAssets, type Asset } from '@etouch/contracts/routes/assets';
import { createProject } from '@etouch/contracts/routes/projects';
import path from 'node:path';
import { fetchArchive, saveArchive, withoutManifests } from '../archives.ts';
import { project } from '../act.ts';
import { inTurn } from '../in-turn.ts';
import { must, present } from '../must.ts';
import { allAssets } from '../pages.ts';
import type { SourceFile } from '../source-files.ts';
import { sendFile, sendInterrupted } from '../uploads.ts';
import { everybody, type World } from '../world.ts';

const AT_ONCE = 3;
/** Seconds for all files to be read and their pictures made. */
const PROCESSING_SECONDS = 300;

/** The producer opens the project. Nobody else can for this client. */
export async function openProject(world: World): Promise<void> {
  const { cast, refusals, title } = world;
  const body = { title, clientId: cast.clientAdmin.organization.id };
  for (const person of everybody(world)) {
    if (person === cast.producer || person === cast.studioAdministrator) continue;
    const attempt = () => person.browser.api.call(createProject, { body });
    await refusals.expect(person.name, 'open a project for the client', attempt, 'FORBIDDEN ROLE', 'NOT_FOUND');
  }
  const created = await cast.producer.browser.api.call(createProject, { body });
  world.projectId = created.id;
  world.say(`project ${created.code} is open`);
}

/** Every file is sent, the largest in two goes; then etouch reads them, and says of each that it cannot why. */
export async function bringIn(world: World): Promise<void> {
  const { cast, url, files, projectId } = world;
  const metadata = { purpose: 'ASSET', projectId };
  const largest = files.reduce((one, other) => (other.sizeBytes > one.sizeBytes ? other : one));
  await inTurn(files, AT_ONCE, async (file) => {
    if (file === largest) return sendLargest(world, file);
    const { outcome } = await sendFile(url, cast.producer, file, metadata);
    must(outcome === 'accepted', `${file.name}: ${outcome}`);
  });
  await refuseDamaged(world, largest);
  const again = await sendFile(url, cast.producer, largest, metadata);
  must(again.outcome === 'duplicate', `the same bytes a second time: ${again.outcome}`);
  await cast.producer.live.hints.until(
    'all photos processed',
    async () => ((await project(world)).counts.processing === 0 ? true : undefined),
    PROCESSING_SECONDS,
  );
  await takeStock(world);
}

async function sendLargest(world: World, file: SourceFile): Promise<void> {
  const metadata = { purpose: 'ASSET', projectId: world.projectId };
  const { outcome, resumedAt } = await sendInterrupted(world.url, world.cast.producer, file, metadata);
  must(outcome === 'accepted', `${file.name} in two goes: ${outcome}`);
  must(resumedAt > 0 && resumedAt < file.sizeBytes, `${file.name} went on at byte ${resumedAt}`);
  world.say(`${file.name} was interrupted and went on at byte ${resumedAt} of ${file.sizeBytes}`);
}

/** Bytes that are not what was announced are not taken. */
async function refuseDamaged(world: World, file: SourceFile): Promise<void> {
  const sha256 = createHash('sha256').update('something else').digest('hex');
  const attempt = () =>
    sendFile(world.url, world.cast.producer, file, { purpose: 'ASSET', projectId: world.projectId, sha256 });
  await world.refusals.expect(world.cast.producer.name, 'send damaged bytes', attempt, 'CHECKSUM_MISMATCH');
}

async function takeStock(world: World): Promise<void> {
  const assets = await allAssets(world, world.cast.producer);
  // An XMP sidecar is kept beside the photos and is none.
  const photos = world.files.filter(({ name }) => !/\.xmp$/i.test(name) || assets.some((asset) => asset.name === name));
  must(assets.length === photos.length, `${photos.length} files became ${assets.length} photos`);
  const sourceOf = ({ name }: Asset) =>
    present(
      world.files.find((file) => file.name === name),
      `the file ${name}`,
    );
  for (const asset of assets.filter(({ status }) => status !== 'READY')) {
    const reason = present(asset.processingError, `the reason why ${asset.name} is ${asset.status}`);
    world.say(`  ${asset.name} cannot be shown: ${reason} ${asset.processingDetail ?? ''}`);
  }
  world.photos = assets
    .filter(({ status }) => status === 'READY')
    .map((asset) => ({ assetId: asset.id, source: sourceOf(asset), shown: true, asIs: false, workers: [] }));
  must(world.photos.length >= 3, `the journey needs three photos; etouch could read ${world.photos.length}`);
  const counts = await world.cast.producer.browser.api.call(countAssets, { params: { projectId: world.projectId } });
  must(counts.failed === photos.length - world.photos.length, `${counts.failed} photos are counted as failed`);
  await originalsAreKept(world, assets);
  world.say(`${world.photos.length} of ${world.files.length} files are photos etouch can show; all originals are kept`);
}

/** Also of what could not be read: accepted bytes stay. */
async function originalsAreKept(world: World, assets: Asset[]): Promise<void> {
  const wanted = { projectId: world.projectId, content: 'ORIGINALS' } as const;
  const response = await fetchArchive(world.cast.producer.browser, wanted);
  const saved = withoutManifests(await saveArchive(response, path.join(world.workDir, 'originals')));
  must(saved.size === assets.length, `the originals' archive holds ${saved.size} files`);
  for (const file of world.files)
    must(saved.get(file.name)?.sha256 === file.sha256, `the original of ${file.name} is not what was sent`);
}
