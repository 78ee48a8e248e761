import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Prisma, PrismaClient } from './generated/prisma/client.ts';
import { databaseRefusal } from './testing/database-refusal.ts';
import { moveProject } from './testing/factories/move-project.ts';
import type { OpenShoot } from './testing/open-shoot.ts';
import { openShoot } from './testing/open-shoot.ts';

let open: OpenShoot;
beforeAll(async () => {
  open = await openShoot();
});
afterAll(() => open.close());

type Tx = Prisma.TransactionClient;
type State = 'STUDIO_REVIEW' | 'CLIENT_REVIEW' | 'SELECTION_CONFIRMATION' | 'DONE' | 'ARCHIVED' | 'CLIENT_VALIDATION';

/** What even the owner of the tables is refused. */
const refusal = (work: (owner: PrismaClient) => Promise<unknown>) =>
  work(open.owner).then(
    () => 'accepted',
    (error: unknown) => databaseRefusal(error) ?? String(error),
  );

describe('a project', () => {
  let projectId: string;
  beforeEach(async () => {
    const { studio, client } = open.shoot;
    const data = { studioId: studio.id, clientId: client.id, title: 'x', code: `X${Math.random()}` };
    projectId = (await open.owner.project.create({ data })).id;
  });
  const change = (tx: Tx, workflowState: State, more: object = {}) =>
    tx.project.update({ where: { id: projectId }, data: { workflowState, version: { increment: 1 }, ...more } });
  const record = (tx: Tx, fromState: State, action: string, toState: State, projectVersion: number) =>
    tx.workflowEvent.create({ data: { projectId, actorKind: 'SYSTEM', fromState, action, toState, projectVersion } });
  const together = (work: (tx: Tx) => Promise<unknown>) => refusal((owner) => owner.$transaction(work));

  test('begins in STUDIO_REVIEW and moves along the table only, counting the version up', async () => {
    const { studioId, clientId } = await open.owner.project.findUniqueOrThrow({ where: { id: projectId } });
    const late = { studioId, clientId, title: 'x', code: 'LATE', workflowState: 'DONE' } as const;
    expect(await refusal((owner) => owner.project.create({ data: late }))).toBe('INVALID_TRANSITION');
    expect(await together((tx) => change(tx, 'DONE'))).toBe('INVALID_TRANSITION');
    expect(await together((tx) => change(tx, 'CLIENT_REVIEW', { version: 1 }))).toBe('INVALID_TRANSITION');
    const fall = { where: { id: projectId }, data: { version: 0 } };
    expect(await refusal((owner) => owner.project.update(fall))).toBe('IMMUTABLE');
  });

  test('has exactly the event of each change at commit', async () => {
    expect(await together((tx) => change(tx, 'CLIENT_REVIEW'))).toBe('UNRECORDED');
    const recorded = (action: string, from: State, to: State, version: number) =>
      together(async (tx) => {
        await change(tx, 'CLIENT_REVIEW');
        await record(tx, from, action, to, version);
      });
    expect(await recorded('SUBMIT_SELECTION', 'CLIENT_REVIEW', 'SELECTION_CONFIRMATION', 2)).toBe('UNRECORDED');
    expect(await recorded('APPROVE', 'CLIENT_VALIDATION', 'DONE', 2)).toBe('UNRECORDED');
    expect(await recorded('REOPEN_SELECTION', 'SELECTION_CONFIRMATION', 'CLIENT_REVIEW', 2)).toBe('UNRECORDED');
    expect(await recorded('SEND_TO_CLIENT', 'STUDIO_REVIEW', 'CLIENT_REVIEW', 3)).toBe('UNRECORDED');
    expect(await recorded('SEND_TO_CLIENT', 'STUDIO_REVIEW', 'CLIENT_REVIEW', 2)).toBe('accepted');
  });

  test('has no event without a change', async () => {
    const first = ['STUDIO_REVIEW', 'SEND_TO_CLIENT', 'CLIENT_REVIEW'] as const;
    const renamed = (work: (tx: Tx) => Promise<unknown>) =>
      together(async (tx) => {
        await tx.project.update({ where: { id: projectId }, data: { title: 'y', version: { increment: 1 } } });
        await work(tx);
      });
    expect(await renamed((tx) => record(tx, ...first, 2))).toBe('UNRECORDED');
    await moveProject(open.owner, projectId, 'SEND_TO_CLIENT');
    expect(await together((tx) => record(tx, ...first, 2))).toBe('DUPLICATE');
    expect(await renamed((tx) => record(tx, ...first, 3))).toBe('UNRECORDED');
    expect(await renamed((tx) => record(tx, 'CLIENT_REVIEW', 'RECALL', 'STUDIO_REVIEW', 3))).toBe('UNRECORDED');
    // There and back again, in pairs that explain each other.
    const pair = renamed(async (tx) => {
      await tx.project.update({ where: { id: projectId }, data: { version: { increment: 1 } } });
      await record(tx, 'CLIENT_REVIEW', 'RECALL', 'STUDIO_REVIEW', 3);
      await record(tx, ...first, 4);
    });
    expect(await pair).toBe('UNRECORDED');
    expect(await together((tx) => record(tx, 'DONE', 'APPROVE', 'DONE', 3))).toBe('NO_SUCH_ROW');
  });

  test('may move twice in one transaction, each move with its event', async () => {
    const twice = together(async (tx) => {
      await change(tx, 'CLIENT_REVIEW');
      await record(tx, 'STUDIO_REVIEW', 'SEND_TO_CLIENT', 'CLIENT_REVIEW', 2);
      await change(tx, 'STUDIO_REVIEW');
      await record(tx, 'CLIENT_REVIEW', 'RECALL', 'STUDIO_REVIEW', 3);
    });
    expect(await twice).toBe('accepted');
  });

  test('remembers the state it was archived in, only while it is, and returns to no other', async () => {
    const cancel = (more: object) =>
      together(async (tx) => {
        await change(tx, 'ARCHIVED', more);
        await record(tx, 'STUDIO_REVIEW', 'CANCEL', 'ARCHIVED', 2);
      });
    const back = (to: State, more: object) =>
      together(async (tx) => {
        await change(tx, to, more);
        await record(tx, 'ARCHIVED', 'UNARCHIVE', to, 3);
      });
    const early = { where: { id: projectId }, data: { stateBeforeArchive: 'DONE' as const } };
    expect(await refusal((owner) => owner.project.update(early))).toBe('INVALID_VALUE');
    expect(await cancel({})).toBe('INVALID_TRANSITION');
    expect(await cancel({ stateBeforeArchive: 'DONE' })).toBe('INVALID_TRANSITION');
    expect(await cancel({ stateBeforeArchive: 'STUDIO_REVIEW' })).toBe('accepted');
    expect(await back('CLIENT_REVIEW', { stateBeforeArchive: null })).toBe('INVALID_TRANSITION');
    expect(await back('STUDIO_REVIEW', {})).toBe('INVALID_VALUE');
    expect(await back('STUDIO_REVIEW', { stateBeforeArchive: null })).toBe('accepted');
  });
});

test('photos, photos of a round and invoices move along their tables', async () => {
  const { spare, frontWork, invoice } = open.shoot;
  const photo = (status: 'UPLOADED' | 'PROCESSING' | 'DELIVERED' | 'READY') =>
    refusal((owner) => owner.asset.update({ where: { id: spare.id }, data: { status } }));
  expect(await photo('PROCESSING')).toBe('INVALID_TRANSITION');
  expect(await photo('UPLOADED')).toBe('INVALID_TRANSITION');
  expect(await photo('DELIVERED')).toBe('accepted');
  expect(await photo('READY')).toBe('accepted');
  const work = (state: string) =>
    refusal((owner) => owner.roundAsset.update({ where: { id: frontWork.roundAsset.id }, data: { state } }));
  expect(await work('TODO')).toBe('INVALID_TRANSITION');
  expect(await work('SUBMITTED')).toBe('INVALID_TRANSITION');
  expect(await work('QC_REJECTED')).toBe('accepted');
  expect(await work('APPROVED')).toBe('INVALID_TRANSITION');
  const settle = { where: { id: invoice.id }, data: { status: 'PAID' as const } };
  expect(await refusal((owner) => owner.invoice.update(settle))).toBe('INVALID_TRANSITION');
});

test('a variant keeps its place in the trash: bringing it back never finds it taken', async () => {
  const { front, project } = open.shoot;
  const data = {
    projectId: project.id,
    assetType: 'PHOTO' as const,
    originalName: 'x',
    neutralName: 'x',
    sizeBytes: 1n,
    baseAssetId: front.id,
    extraFormat: 'WEB_16x9',
  };
  const { id } = await open.owner.asset.create({ data });
  await open.owner.asset.update({ where: { id }, data: { trashedAt: new Date() } });
  expect(await refusal((owner) => owner.asset.create({ data }))).toBe('DUPLICATE');
  expect(await refusal((owner) => owner.asset.update({ where: { id }, data: { trashedAt: null } }))).toBe('accepted');
});
