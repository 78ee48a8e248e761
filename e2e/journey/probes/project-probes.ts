import * as assets from '@etouch/contracts/routes/assets';
import { createComment, listComments } from '@etouch/contracts/routes/comments';
import { getDelivery } from '@etouch/contracts/routes/deliveries';
import { measureDownloads, prepareDownload } from '@etouch/contracts/routes/downloads';
import * as projects from '@etouch/contracts/routes/projects';
import { assignRoundAssets, listRoundAssets, listRounds } from '@etouch/contracts/routes/rounds';
import * as selections from '@etouch/contracts/routes/selections';
import type { Person } from '../people.ts';
import { ofStudio, seesProject, type World } from '../world.ts';
import { probe, type Probe } from './probe.ts';

/** The project and its lists: for its studio, and for its client from the moment it is sent. */
export function projectProbes(world: World): Probe[] {
  const params = { projectId: world.projectId };
  const sees = (person: Person) => seesProject(world, person);
  const studio = (person: Person) => ofStudio(world, person);
  const assetIds = world.photos.filter((photo) => photo.shown).map((photo) => photo.assetId);
  const itemIds = world.selectionItemIds;
  const roundAssetIds = [...(world.round?.roundAssetIds.values() ?? [])];
  const organizationId = world.cast.otherAgencyLead.organization.id;
  const remark = { ...params, lane: 'CLIENT_STUDIO', body: 'Is anybody there?' } as const;
  return [
    probe(projects.getProject, { params }, sees),
    probe(projects.listWorkflowEvents, { params }, sees),
    probe(assets.listAssets, { params }, sees),
    probe(assets.countAssets, { params }, sees),
    probe(selections.getSelection, { params }, sees),
    probe(selections.getSelectionDraft, { params }, sees),
    probe(listRounds, { params }, sees),
    probe(listRoundAssets, { params }, sees),
    probe(getDelivery, { params }, sees),
    probe(listComments, { query: params }, sees),
    probe(measureDownloads, { params, body: {} }, sees),
    probe(prepareDownload, { body: { ...params, content: 'ORIGINALS' } }, sees),
    probe(prepareDownload, { body: { ...params, content: 'FINALS' } }, sees),
    probe(projects.updateProject, { params, body: { expectedVersion: 0, title: 'Taken over' } }, studio),
    probe(createComment, { body: remark }, sees, { orWith: ['FORBIDDEN LANE'] }),
    ...(assetIds.length > 0
      ? [
          probe(assets.markAssets, { params, body: { assetIds, rating: 5 } }, sees),
          probe(assets.editAssets, { params, body: { assetIds, trashed: true } }, studio),
        ]
      : []),
    ...(itemIds.length > 0
      ? [probe(selections.editSelectionItems, { params, body: { itemIds, asIs: true } }, studio)]
      : []),
    ...(roundAssetIds.length > 0
      ? [probe(assignRoundAssets, { params, body: { roundAssetIds, organizationId } }, studio)]
      : []),
  ];
}
