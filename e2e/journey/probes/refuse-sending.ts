import { roleHasPermission } from '@etouch/contracts/permissions';
import { uploadsPath } from '@etouch/contracts/routes/uploads';
import type { Person } from '../people.ts';
import { tusRequest, uploadMetadata } from '../uploads.ts';
import { everybody, ofClient, ofStudio, seesProject, type World } from '../world.ts';

/** Nobody sends photos into a project, or versions into a round, that is not theirs; nor goes on with another's file. */
export async function refuseSending(world: World): Promise<void> {
  const { projectId, round, trayUploadId, cast } = world;
  const photo = { purpose: 'ASSET', projectId, filename: 'mine.jpg' };
  const version = { purpose: 'VERSION', roundId: round?.id ?? '', filename: 'mine.jpg' };
  await refuse(world, 'send a photo', create(photo), (person) => ofStudio(world, person));
  if (round) {
    const works = (person: Person) =>
      ofStudio(world, person) ||
      world.photos.some((item) => round.roundAssetIds.has(item.assetId) && item.workers.includes(person));
    await refuse(world, 'send a version', create(version), works);
  }
  if (trayUploadId) {
    const lead = (person: Person) => person === cast.agencyLead;
    const goOn = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
    const path = `${uploadsPath}/${trayUploadId}`;
    await refuse(world, 'go on with another’s file', ['PATCH', path, goOn], lead);
    await refuse(world, 'throw away another’s file', ['DELETE', path, {}], lead);
  }
}

type Request = [method: 'POST' | 'PATCH' | 'DELETE', path: string, headers: Record<string, string>];

function create(metadata: Record<string, string>): Request {
  return ['POST', uploadsPath, { 'upload-length': '7', 'upload-metadata': uploadMetadata(metadata) }];
}

async function refuse(world: World, what: string, request: Request, may: (person: Person) => boolean): Promise<void> {
  const attempt = (person: Person | null) => () => tusRequest(world.url, person, ...request);
  for (const person of everybody(world)) {
    if (may(person)) continue;
    await world.refusals.expect(person.name, what, attempt(person), ...expectedFor(world, person));
  }
  await world.refusals.expect('Nobody', what, attempt(null), 'NOT_SIGNED_IN');
}

function expectedFor(world: World, person: Person): string[] {
  if (!roleHasPermission(person.role, 'upload.write')) return ['FORBIDDEN ROLE'];
  // The client sees the project, and that this one takes no photos from it.
  const knows = ofClient(world, person) && seesProject(world, person);
  return knows ? ['NOT_FOUND', 'FORBIDDEN CLIENT_MAY_NOT_UPLOAD'] : ['NOT_FOUND'];
}
