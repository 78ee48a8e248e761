import { getAsset, retryProcessing } from '@etouch/contracts/routes/assets';
import { createComment, listComments } from '@etouch/contracts/routes/comments';
import { getAssetMedia } from '@etouch/contracts/routes/media';
import type { Person } from '../people.ts';
import { ofClient, ofStudio, seesProject, type Photo, type World } from '../world.ts';
import { probe, type Probe } from './probe.ts';

/** A photo of each kind: hidden, shown and nothing more, given to each agency, delivered as it is. */
export function photoProbes(world: World): Probe[] {
  const { cast, photos } = world;
  const kinds = [
    photos.find((photo) => !photo.shown),
    photos.find((photo) => photo.shown && photo.workers.length === 0),
    photos.find((photo) => photo.workers.includes(cast.retoucher)),
    photos.find((photo) => photo.workers.includes(cast.agencyLead) && !photo.workers.includes(cast.retoucher)),
    photos.find((photo) => photo.workers.includes(cast.otherAgencyLead)),
    photos.find((photo) => photo.asIs),
  ];
  return [...new Set(kinds)].flatMap((photo) => (photo ? probesOf(world, photo) : []));
}

function probesOf(world: World, photo: Photo): Probe[] {
  const { assetId } = photo;
  const params = { assetId };
  const of = photo.source.name;
  const listed = (person: Person) =>
    ofStudio(world, person) || (ofClient(world, person) && seesProject(world, person) && photo.shown);
  const sees = (person: Person) => listed(person) || photo.workers.includes(person);
  const hasOriginal = (person: Person) => {
    const delivered = photo.asIs && world.state === 'DONE';
    return ofStudio(world, person) || photo.workers.includes(person) || (delivered && listed(person));
  };
  const toStudio = { assetId, lane: 'CLIENT_STUDIO', body: 'Mine.' } as const;
  const toAgency = { assetId, lane: 'STUDIO_RETOUCHER', body: 'Mine.' } as const;
  return [
    probe(getAsset, { params }, listed, { of }),
    probe(getAssetMedia, { params: { assetId, kind: 'thumbnail' } }, sees, { of: `${of} (thumbnail)` }),
    probe(getAssetMedia, { params: { assetId, kind: 'original' } }, hasOriginal, { of: `${of} (original)` }),
    probe(listComments, { query: { assetId } }, sees, { of }),
    probe(createComment, { body: toStudio }, listed, { of, orWith: ['FORBIDDEN LANE'] }),
    probe(createComment, { body: toAgency }, (person) => ofStudio(world, person) || photo.workers.includes(person), {
      of: `${of} to the retoucher`,
      orWith: ['FORBIDDEN LANE'],
    }),
    probe(retryProcessing, { params }, (person) => ofStudio(world, person), { of }),
  ];
}
