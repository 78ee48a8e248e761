import { assignAssets } from '@etouch/domain/retouching/assign-assets';
import { assignPerson } from '@etouch/domain/retouching/assign-person';
import { handInVersions } from '@etouch/domain/retouching/hand-in-versions';
import { checkVersions } from '@etouch/domain/review/check-versions';
import { newestRound } from './newest-round.ts';
import { act, bringVersion, inDays, standing, versionsReady, type Stage } from './stage.ts';

const openRound = ({ deps, studio, projectId }: Stage) => newestRound(deps, studio, projectId);

/**
 * Two agencies share the round. Where the scene ends here only a part is handed in; otherwise everything is, passes the
 * quality check and goes to the client.
 */
export async function retouchRound(stage: Stage): Promise<void> {
  const { scene } = stage;
  const { rounds } = await standing(stage);
  const endsHere = scene.target === 'IN_RETOUCH' && (!scene.secondRound || (rounds[0]?.number ?? 1) > 1);
  await assignAll(stage);
  await giveToPerson(stage);
  if (endsHere && scene.secondRound) return;
  await handIn(stage, endsHere ? (scene.handedIn ?? 0) : Infinity);
  const round = await openRound(stage);
  const submitted = round.assets.filter((item) => item.state === 'SUBMITTED');
  if (endsHere) return sendBack(stage, submitted.slice(0, scene.sentBack ?? 0));
  const versionIds = submitted.flatMap((item) => item.versions.slice(0, 1).map((version) => version.id));
  if (versionIds.length > 0) await checkVersions(stage.deps, stage.studio, { versionIds, decision: 'PASSED' });
  await act(stage, stage.studio, 'SUBMIT_FOR_VALIDATION');
}

async function assignAll(stage: Stage): Promise<void> {
  const { deps, studio, projectId, agencies, scene } = stage;
  const round = await openRound(stage);
  for (const [i, agency] of agencies.entries()) {
    const roundAssetIds = round.assets
      .filter((item, at) => !item.assignment && at % agencies.length === i)
      .map((item) => item.id);
    if (roundAssetIds.length === 0) continue;
    await assignAssets(deps, studio, projectId, {
      roundAssetIds,
      organizationId: agency.organizationId,
      deadline: inDays(scene.dueInDays),
    });
  }
}

/** Within the first agency one photo is given to a person, so that everyone finds work in the queue. */
async function giveToPerson(stage: Stage): Promise<void> {
  const { deps, agencies, company } = stage;
  const [agency] = agencies;
  if (!agency) return;
  const own = (await openRound(stage)).assets.filter(
    (item) => item.assignment?.organization.id === agency.organizationId && !item.assignment.assignee,
  );
  const assignmentIds = own.slice(-1).flatMap((item) => (item.assignment ? [item.assignment.id] : []));
  const { userId: assigneeId } = company.as('marco@atelier-pixel.test');
  if (assignmentIds.length > 0) await assignPerson(deps, agency, { assignmentIds, assigneeId });
}

async function handIn(stage: Stage, most: number): Promise<void> {
  const { deps, agencies } = stage;
  const round = await openRound(stage);
  const todo = round.assets.slice(0, most).filter((item) => item.state === 'TODO');
  for (const item of todo) {
    const agency = agencies.find((actor) => actor.organizationId === item.assignment?.organization.id);
    if (agency && item.versions.length === 0) await bringVersion(stage, agency, round.id, item.name, '_retouche');
  }
  await versionsReady(stage);
  const ready = (await openRound(stage)).assets.filter((item) => todo.some((wanted) => wanted.id === item.id));
  for (const agency of agencies) {
    const versionIds = ready
      .filter((item) => item.assignment?.organization.id === agency.organizationId)
      .flatMap((item) => item.versions.slice(0, 1).map((version) => version.id));
    if (versionIds.length > 0) await handInVersions(deps, agency, { versionIds, silhouetteModified: false });
  }
}

async function sendBack(
  { deps, studio }: Stage,
  items: readonly { versions: readonly { id: string }[] }[],
): Promise<void> {
  for (const item of items) {
    const versionIds = item.versions.slice(0, 1).map((version) => version.id);
    await checkVersions(deps, studio, {
      versionIds,
      decision: 'SENT_BACK',
      reason: 'Le bord gauche du flacon a perdu son reflet ; à reprendre.',
      annotation: { type: 'box', x: 0.32, y: 0.38, width: 0.14, height: 0.3 },
    });
  }
}
