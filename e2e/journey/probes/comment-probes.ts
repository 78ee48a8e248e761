import { forwardComment, resolveComment } from '@etouch/contracts/routes/comments';
import { assignPerson } from '@etouch/contracts/routes/rounds';
import { discardUpload, matchUpload } from '@etouch/contracts/routes/uploads';
import type { Person } from '../people.ts';
import { ofClient, ofStudio, type World } from '../world.ts';
import { probe, type Probe } from './probe.ts';

/** Comments are for those who read their lane. */
export function commentProbes(world: World): Probe[] {
  return world.comments.flatMap(({ id, lane, reader }) => {
    const reads = (person: Person) =>
      ofStudio(world, person) ||
      (lane === 'CLIENT_STUDIO' && ofClient(world, person)) ||
      (reader !== undefined && person.organization.id === reader.organization.id);
    const params = { commentId: id };
    return [
      probe(resolveComment, { params, body: { resolved: true } }, reads, { of: lane }),
      probe(forwardComment, { params, body: {} }, (person) => ofStudio(world, person), { of: lane }),
    ];
  });
}

/** What belongs to one agency: the file in its tray, and who of it does the work. */
export function agencyProbes(world: World): Probe[] {
  const { trayUploadId: uploadId, assignmentIds, cast } = world;
  const [roundAssetId] = world.round?.roundAssetIds.values() ?? [];
  const lead = (person: Person) => person === cast.agencyLead;
  return [
    ...(uploadId && roundAssetId
      ? [
          probe(matchUpload, { params: { uploadId }, body: { roundAssetId } }, lead),
          probe(discardUpload, { params: { uploadId } }, lead),
        ]
      : []),
    ...(assignmentIds.length > 0 ? [probe(assignPerson, { body: { assignmentIds, assigneeId: null } }, lead)] : []),
  ];
}
