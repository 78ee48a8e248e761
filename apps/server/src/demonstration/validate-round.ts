import { createComment } from '@etouch/domain/review/create-comment';
import { decideVersions } from '@etouch/domain/review/decide-versions';
import { forwardComment } from '@etouch/domain/review/forward-comment';
import { newestRound } from './newest-round.ts';
import { act, standing, type Stage } from './stage.ts';

/** The client decides: partly where the scene ends here, once against a photo where a second round is wanted, else all. */
export async function validateRound(stage: Stage): Promise<void> {
  const { deps, client, studio, projectId, scene } = stage;
  const { assets } = await newestRound(deps, client, projectId);
  const versionIds = assets.flatMap((item) => item.versions.slice(0, 1).map((version) => version.id));
  const [first, ...rest] = versionIds;
  if (!first) throw new Error('nothing is shown to the client');
  const remark = {
    versionId: first,
    lane: 'CLIENT_STUDIO' as const,
    annotation: { type: 'point' as const, x: 0.55, y: 0.42 },
  };
  if (scene.target === 'CLIENT_VALIDATION') {
    const approved = rest.slice(0, scene.approved);
    await decideVersions(deps, client, { versionIds: approved, decision: 'APPROVED' });
    const known = await deps.db.withActor(client, (tx) => tx.comment.count({ where: { versionId: first } }));
    if (known === 0)
      await createComment(deps, client, { ...remark, kind: 'NOTE', body: 'Très beau. Un peu plus de lumière ici ?' });
    return;
  }
  if (scene.secondRound && (await standing(stage)).rounds[0]?.number === 1) {
    if (rest.length > 0) await decideVersions(deps, client, { versionIds: rest, decision: 'APPROVED' });
    const { id } = await createComment(deps, client, {
      ...remark,
      kind: 'REJECTION',
      body: 'La pierre est trop sombre : on doit voir le bleu au centre.',
    });
    await decideVersions(deps, client, { versionIds: [first], decision: 'REJECTED' });
    await act(stage, client, 'REQUEST_CHANGES');
    await forwardComment(deps, studio, id, { body: 'Éclaircir la pierre ; le bleu doit se voir au centre.' });
    return;
  }
  await decideVersions(deps, client, { versionIds, decision: 'APPROVED' });
  await act(stage, client, 'APPROVE');
}
