import { openShoot, type OpenShoot } from '@etouch/db/testing/open-shoot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSelectionDraft } from './read-selection.ts';

let open: OpenShoot;

beforeAll(async () => {
  open = await openShoot();
});
afterAll(() => open.close());

describe('readSelectionDraft', () => {
  it('keeps each person’s picks apart and tells the client whom to ask for money', async () => {
    const { client, project, front } = open.shoot;
    const draft = await readSelectionDraft({ db: open.db }, client.people.viewer.actor, project.id);
    expect(draft.picks.map(({ assetId, people }) => [assetId, people.map(({ id }) => id)])).toEqual([
      [front.id, [client.people.viewer.id]],
    ]);
    expect(draft.mayCommitMoney).toBe(false);
    expect(draft.committers.map(({ id }) => id).toSorted()).toEqual(
      [client.people.admin.id, client.people.buyer.id].toSorted(),
    );
  });

  it('does not tell the studio who at the client may commit money', async () => {
    const { studio, project } = open.shoot;
    const draft = await readSelectionDraft({ db: open.db }, studio.people.admin.actor, project.id);
    expect(draft.committers).toEqual([]);
    expect(draft.picks).toHaveLength(1);
  });

  it('does not exist for another client', async () => {
    const { other, project } = open.shoot;
    await expect(readSelectionDraft({ db: open.db }, other.people.admin.actor, project.id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
