import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { getDelivery } from '@etouch/contracts/routes/deliveries';
import { fetchArchive, saveArchive, withoutManifests } from '../archives.ts';
import { must, present } from '../must.ts';
import type { Person } from '../people.ts';
import type { SourceFile } from '../source-files.ts';
import type { World } from '../world.ts';

/** The client and the studio save the same delivery; every byte of it is what was approved. */
export async function deliver(world: World): Promise<void> {
  for (const person of [world.cast.clientAdmin, world.cast.producer]) await verifyDelivery(world, person);
  world.say(
    `the delivery of ${world.deliveredVersionIds.length} versions and what is taken as it is was checked byte for byte`,
  );
}

async function verifyDelivery(world: World, person: Person): Promise<void> {
  const params = { projectId: world.projectId };
  const { api } = person.browser;
  const delivery = present(await api.call(getDelivery, { params }), 'the delivery');
  const response = await fetchArchive(person.browser, { ...params, content: 'FINALS' });
  const archive = await saveArchive(response, path.join(world.workDir, `delivery-${person.name}`));
  const manifestFile = present(archive.get('manifest.sha256'), 'the manifest');
  const saved = withoutManifests(archive);
  const manifest = readFileSync(manifestFile.path);
  const digest = createHash('sha256').update(manifest).digest('hex');
  must(digest === delivery.manifestSha256, 'the manifest is not the one that was approved');
  const listed = readManifest(manifest.toString());
  must(listed.size === saved.size, `the manifest lists ${listed.size} files, the archive holds ${saved.size}`);
  for (const [name, file] of saved) must(listed.get(name) === file.sha256, `${name} is not what the manifest says`);
  const approved = approvedFiles(world);
  must(
    delivery.files.length === approved.size,
    `${delivery.files.length} files instead of ${approved.size} were delivered`,
  );
  for (const file of delivery.files) {
    const source = present(approved.get(file.assetId), `what was approved as ${file.fileName}`);
    const got = present(saved.get(file.fileName), `${file.fileName} in the archive`);
    must(got.sha256 === source.sha256 && got.sha256 === file.sha256, `${file.fileName} is not what was approved`);
    must(got.sizeBytes === file.sizeBytes && got.sizeBytes === source.sizeBytes, `${file.fileName} has another size`);
  }
  world.deliveredVersionIds = delivery.files.flatMap((file) => file.versionId ?? []);
}

/** Of each chosen photo the file as it left its maker's disk: the last version, or the original. */
function approvedFiles(world: World): Map<string, SourceFile> {
  const files = new Map<string, SourceFile>();
  for (const photo of world.photos) if (photo.asIs) files.set(photo.assetId, photo.source);
  for (const version of world.versions) if (version.released) files.set(version.assetId, version.source);
  return files;
}

/** Lines as `sha256sum --check` reads them. */
function readManifest(text: string): Map<string, string> {
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const [, sha256, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
      return [present(name, `a name in “${line}”`), present(sha256, `a checksum in “${line}”`)] as const;
    }),
  );
}
