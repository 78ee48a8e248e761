import path from 'node:path';
import { prepareDownload } from '@etouch/contracts/routes/downloads';
import { fetchArchive, saveArchive, withoutManifests } from '../archives.ts';
import { mustNotName } from '../hand-over.ts';
import { must, present } from '../must.ts';
import { queueOf } from '../pages.ts';
import type { Person } from '../people.ts';
import { pixelDigest, tellingMetadata } from '../same-picture.ts';
import type { SourceFile } from '../source-files.ts';
import { everybody, type World } from '../world.ts';

/**
 * A retoucher saves the originals of their queue: exactly those, under neutral names, the very pixels that the studio
 * sent, without words that could name the client.
 * @returns the saved files by asset
 */
export async function downloadOriginals(world: World, person: Person): Promise<Map<string, SourceFile>> {
  const queue = await queueOf(world, person);
  const ids = queue.map(({ assignmentId }) => assignmentId);
  const response = await fetchArchive(person.browser, { projectId: world.projectId, content: 'ASSIGNED', ids });
  mustNotName(world, response.headers.get('content-disposition') ?? '', 'the archive’s name');
  const folder = path.join(world.workDir, `${person.name}-${present(world.round, 'a round').id}`);
  const saved = withoutManifests(await saveArchive(response, folder));
  must(
    saved.size === queue.length,
    `${person.name} was given ${saved.size} files for ${queue.length} photos: ${[...saved.keys()].join(', ')}`,
  );
  const byAsset = new Map<string, SourceFile>();
  for (const { assetId, name } of queue) {
    const file = present(saved.get(name), `${name} in the archive`);
    const { source } = present(
      world.photos.find((photo) => photo.assetId === assetId),
      `the photo behind ${name}`,
    );
    const told = await tellingMetadata(file.path);
    must(told.length === 0, `${name} still carries ${told.join(', ')}`);
    const same = file.sha256 === source.sha256 || (await pixelDigest(file.path)) === (await pixelDigest(source.path));
    must(same, `${name} is not the picture of ${source.name}`);
    byAsset.set(assetId, file);
  }
  return byAsset;
}

/** Nobody saves originals by naming assignments that are not theirs. */
export async function refuseOriginals(world: World): Promise<void> {
  const { agencyLead } = world.cast;
  const body = { projectId: world.projectId, content: 'ASSIGNED', ids: world.assignmentIds } as const;
  for (const person of everybody(world)) {
    if (person === agencyLead) continue;
    const attempt = () => person.browser.api.call(prepareDownload, { body });
    const expected = person.organization.type === 'RETOUCHER' ? 'NOT_FOUND' : 'FORBIDDEN';
    await world.refusals.expect(person.name, 'save the originals of other assignments', attempt, expected);
  }
}
