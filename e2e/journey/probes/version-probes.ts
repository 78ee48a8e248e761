import { listComments } from '@etouch/contracts/routes/comments';
import { getChangeHere, getVersionChange, getVersionDifference, getVersionMedia } from '@etouch/contracts/routes/media';
import * as rounds from '@etouch/contracts/routes/rounds';
import type { Person } from '../people.ts';
import { ofClient, ofStudio, type KnownVersion, type World } from '../world.ts';
import { probe, type Probe } from './probe.ts';

/** The last version of each maker and one that was sent back: for the studio, its agency and, once released, the client. */
export function versionProbes(world: World): Probe[] {
  const byMaker = [...Map.groupBy(world.versions, (version) => version.maker).values()];
  const chosen = [...byMaker.map((versions) => versions.at(-1)), world.versions.find((version) => !version.released)];
  return [...new Set(chosen)].flatMap((version) => (version ? probesOf(world, version) : []));
}

function probesOf(world: World, version: KnownVersion): Probe[] {
  const { id: versionId } = version;
  const of = version.source.name;
  const workers = world.photos.find((photo) => photo.assetId === version.assetId)?.workers ?? [];
  const studio = (person: Person) => ofStudio(world, person);
  const makers = (person: Person) => workers.includes(person);
  const client = (person: Person) => ofClient(world, person) && version.released;
  const sees = (person: Person) => studio(person) || makers(person) || client(person);
  const approved = world.deliveredVersionIds.includes(versionId);
  const hasFile = (person: Person) => studio(person) || makers(person) || (client(person) && approved);
  const versionIds = [versionId];
  return [
    probe(getVersionMedia, { params: { versionId, kind: 'thumbnail' } }, sees, { of: `${of} (thumbnail)` }),
    probe(getVersionMedia, { params: { versionId, kind: 'original' } }, hasFile, { of: `${of} (file)` }),
    probe(getVersionDifference, { params: { versionId } }, sees, { of }),
    probe(getVersionChange, { params: { versionId } }, sees, { of }),
    probe(getChangeHere, { params: { versionId }, query: hereOf(versionId) }, sees, { of }),
    probe(listComments, { query: { versionId } }, sees, { of }),
    probe(rounds.handInVersions, { body: { versionIds, silhouetteModified: false } }, makers, { of }),
    probe(rounds.discardVersion, { params: { versionId } }, makers, { of }),
    probe(rounds.checkVersions, { body: { versionIds, decision: 'PASSED' } }, studio, { of }),
    probe(rounds.releaseVersions, { body: { versionIds } }, studio, { of }),
    probe(
      rounds.decideVersions,
      { body: { versionIds, decision: 'APPROVED' } },
      (person) => client(person) || person === world.cast.studioAdministrator,
      { of },
    ),
  ];
}

/** A place of a version held against itself: whoever sees the version may ask. */
const hereOf = (against: string) => ({ against, x: 0.4, y: 0.4, width: 0.1, height: 0.1 });
