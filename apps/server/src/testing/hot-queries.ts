import type { Actor } from '@etouch/db/actor';
import { loadActor, loadId } from '@etouch/db/testing/load/load-actors';
import type { LoadSize } from '@etouch/db/testing/load/load-size';
import type { Deps } from '@etouch/domain/activity/deps';
import { countAssets } from '@etouch/domain/assets/count-assets';
import { findAssetPicture } from '@etouch/domain/assets/find-picture';
import { listAssets, readAsset } from '@etouch/domain/assets/list-assets';
import { listUploads } from '@etouch/domain/assets/list-uploads';
import { markAssets } from '@etouch/domain/assets/mark-assets';
import { listNotifications } from '@etouch/domain/notifications/list-notifications';
import { listProjects, readProject } from '@etouch/domain/projects/list-projects';
import { readPricing } from '@etouch/domain/pricing/read-pricing';
import { listQueue } from '@etouch/domain/retouching/list-queue';
import { listRoundAssets } from '@etouch/domain/retouching/list-rounds';
import { listComments } from '@etouch/domain/review/list-comments';
import { listEvents } from '@etouch/domain/review/list-events';
import { readDelivery } from '@etouch/domain/review/read-delivery';
import { readSelection, readSelectionDraft } from '@etouch/domain/review/read-selection';

/** A request that screens make all the time, by someone who may. */
export interface HotQuery {
  name: string;
  actor: Actor;
  run: (deps: Deps, actor: Actor) => Promise<unknown>;
}

const page = { limit: 200 };

/** What is asked most of an installation at work, on rows from the middle of a load database. */
export function hotQueries({ studios, clients, projects, assets }: LoadSize): HotQuery[] {
  const s = Math.floor(studios / 2);
  /** The studio's project in that stage (load-organizations.ts). */
  const project = (stage: number) => s * projects + stage;
  const id = (stage: number) => loadId(10, project(stage));
  const photo = (stage: number, k = 0) => loadId(20, project(stage) * assets + k);
  const studio = loadActor('STUDIO', s);
  const clientOf = (stage: number) => loadActor('CLIENT', s * clients + (project(stage) % clients));
  const agency = loadActor('RETOUCHER', s * 2);
  const hand = loadActor('RETOUCHER', s * 2, 1);
  const assetsBy = (sort: 'uploaded' | 'name' | 'captured') => (deps: Deps, actor: Actor) =>
    listAssets(deps, actor, id(2), { ...page, sort });

  const narrowed = (filter: Partial<Parameters<typeof listAssets>[3]>) => (deps: Deps, actor: Actor) =>
    listAssets(deps, actor, id(2), { ...page, sort: 'name', ...filter });

  return [
    { name: 'board of a studio', actor: studio, run: (deps, actor) => listProjects(deps, actor, { limit: 50 }) },
    { name: 'board of a client', actor: clientOf(2), run: (deps, actor) => listProjects(deps, actor, { limit: 50 }) },
    { name: 'a project', actor: studio, run: (deps, actor) => readProject(deps, actor, id(4)) },
    { name: 'a page of 200 photos by arrival', actor: studio, run: assetsBy('uploaded') },
    { name: 'a page of 200 photos by name', actor: clientOf(2), run: assetsBy('name') },
    { name: 'a page of 200 photos by time of capture', actor: studio, run: assetsBy('captured') },
    {
      name: 'the photos picked',
      actor: clientOf(2),
      run: (deps, actor) => listAssets(deps, actor, id(2), { ...page, sort: 'name', pick: 'PICK' }),
    },
    { name: 'words of a name, a camera and a lens', actor: studio, run: narrowed({ search: 'dsc camera 3 lens' }) },
    { name: 'words, as the client', actor: clientOf(2), run: narrowed({ search: 'camera 1' }) },
    { name: 'photos of a camera', actor: studio, run: narrowed({ camera: ['Camera 2'] }) },
    { name: 'photos of a lens', actor: clientOf(2), run: narrowed({ lens: ['Lens 5', 'Lens 6'] }) },
    { name: 'photos of a sensitivity', actor: studio, run: narrowed({ isoAtLeast: 1600, isoAtMost: 6400 }) },
    {
      name: 'photos of an hour, by time of capture',
      actor: clientOf(2),
      run: narrowed({ capturedFrom: '2026-01-01T00:01:00Z', capturedBefore: '2026-01-01T01:00:00Z', sort: 'captured' }),
    },
    { name: 'photos with stars in the file', actor: studio, run: narrowed({ fileRatingAtLeast: 4 }) },
    { name: 'what failed', actor: studio, run: narrowed({ only: 'failed' }) },
    { name: 'counts of a grid', actor: studio, run: (deps, actor) => countAssets(deps, actor, id(2)) },
    { name: 'one photo', actor: clientOf(2), run: (deps, actor) => readAsset(deps, actor, photo(2)) },
    {
      name: 'the file of a thumbnail',
      actor: clientOf(2),
      run: (deps, actor) => findAssetPicture(deps, actor, photo(2), 'thumbnail'),
    },
    {
      name: 'a mark',
      actor: clientOf(2),
      run: (deps, actor) => markAssets(deps, actor, id(2), { assetIds: [photo(2, 3)], rating: 4 }),
    },
    {
      name: 'comments of a photo',
      actor: studio,
      run: (deps, actor) => listComments(deps, actor, { ...page, assetId: photo(4) }),
    },
    {
      name: 'comments of a project',
      actor: clientOf(4),
      run: (deps, actor) => listComments(deps, actor, { ...page, projectId: id(4) }),
    },
    {
      name: 'comments of a photo at an agency',
      actor: agency,
      run: (deps, actor) => listComments(deps, actor, { ...page, assetId: photo(4) }),
    },
    { name: 'choices of a client', actor: clientOf(2), run: (deps, actor) => readSelectionDraft(deps, actor, id(2)) },
    { name: 'a selection', actor: studio, run: (deps, actor) => readSelection(deps, actor, id(3)) },
    {
      name: 'photos of the rounds of a project',
      actor: studio,
      run: (deps, actor) => listRoundAssets(deps, actor, id(5), page),
    },
    { name: 'queue of an agency', actor: agency, run: (deps, actor) => listQueue(deps, actor, page) },
    { name: 'queue of a retoucher', actor: hand, run: (deps, actor) => listQueue(deps, actor, page) },
    { name: 'notifications', actor: studio, run: (deps, actor) => listNotifications(deps, actor, { limit: 50 }) },
    {
      name: 'history of a project',
      actor: studio,
      run: (deps, actor) => listEvents(deps, actor, id(4), { limit: 50 }),
    },
    { name: 'a delivery', actor: clientOf(7), run: (deps, actor) => readDelivery(deps, actor, id(7)) },
    { name: 'prices of a project', actor: studio, run: (deps, actor) => readPricing(deps, actor, id(4)) },
    {
      name: 'uploads of a person',
      actor: loadActor('STUDIO', s, 1),
      run: (deps, actor) => listUploads(deps, actor, { limit: 50 }),
    },
  ];
}
